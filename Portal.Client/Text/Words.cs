namespace Portal.Client.Text;

/// <summary>
/// All that pages say, under readable keys: <c>Words.resx</c> is English, <c>Words.de.resx</c> would be German.
/// Pages ask for it as <c>IStringLocalizer&lt;Words&gt;</c>, which <c>_Imports.razor</c> calls <c>T</c>.
/// </summary>
public sealed class Words
{
    private Words()
    {
    }
}
