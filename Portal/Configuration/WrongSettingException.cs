namespace Portal.Configuration;

/// <summary>A setting that the portal cannot start with, in one line.</summary>
internal sealed class WrongSettingException(string name, string fault, string example)
    : CannotStartException($"{name} {fault}. Example: {example}");
