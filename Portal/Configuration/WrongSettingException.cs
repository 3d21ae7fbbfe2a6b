namespace Portal.Configuration;

/// <summary>A setting that the portal cannot start with. The message is the one line that an operator gets to see.</summary>
internal sealed class WrongSettingException(string name, string fault, string example)
    : Exception($"{name} {fault}. Example: {example}");
