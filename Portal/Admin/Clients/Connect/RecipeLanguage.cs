namespace Portal.Admin.Clients.Connect;

/// <summary>What the file of a recipe is written in: decides how a value stands in it.</summary>
internal enum RecipeLanguage
{
    JavaScript,
    Json,
    Yaml,

    /// <summary>Apache's configuration.</summary>
    Apache,

    /// <summary>Grafana's.</summary>
    Ini,

    /// <summary>For people to read.</summary>
    Text,
}
