namespace Portal.Configuration;

/// <summary>Something that an operator has to mend before the portal can start. The message is what they get to see.</summary>
internal class CannotStartException(string message) : Exception(message);
