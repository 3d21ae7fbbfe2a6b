namespace Portal.Configuration;

/// <summary>A setting that the portal cannot start with, in one line.</summary>
internal sealed class WrongSettingException(string name, string fault, string example)
    : CannotStartException($"{name} {fault}. Example: {example}")
{
    /// <summary>In full, with <c>Portal:</c>.</summary>
    public string Setting => name;

    /// <summary>What is wrong, to follow the name in a sentence.</summary>
    public string Fault => fault;
}
