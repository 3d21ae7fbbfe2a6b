namespace Portal.Hosting;

/// <summary>Where lines for an operator go, apart from the log: one-time addresses must not end up in that.</summary>
internal sealed record OperatorOutput(TextWriter Writer);
