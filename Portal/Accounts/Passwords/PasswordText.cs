using System.Text;

namespace Portal.Accounts.Passwords;

/// <summary>One form for a password, however a keyboard composes its characters. NIST SP 800-63B-4 §3.1.1.2, RFC 8265 §4.2.1</summary>
internal static class PasswordText
{
    public static string Normalize(string typed)
    {
        try
        {
            return typed.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair: it has no form, and stays what it is.
            return typed;
        }
    }
}
