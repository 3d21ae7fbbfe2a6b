namespace Portal.Hosting;

/// <summary>Something that an operator has the portal do instead of serving.</summary>
internal delegate Task OperatorVerb(IServiceProvider services, TextWriter output, CancellationToken cancel);
