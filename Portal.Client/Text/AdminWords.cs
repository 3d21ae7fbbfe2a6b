namespace Portal.Client.Text;

/// <summary>The words of the administrators' pages, in AdminWords.resx. In English only: see the decision on the administrators' language.</summary>
public sealed class AdminWords;
