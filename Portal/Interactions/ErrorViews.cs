using Portal.Client.Contracts;
using Portal.Client.Text;
using Portal.OpenId.Protocol;

namespace Portal.Interactions;

/// <summary>Plain words for a protocol error that cannot go back to its client.</summary>
internal static class ErrorViews
{
    public static ErrorView Of(OAuthError error, string id)
    {
        var (title, message) = error.Status switch
        {
            >= 500 => (Words.Of("Error.OursTitle"), Words.Of("Error.OursMessage")),
            429 => (Words.Of("Error.TooFastTitle"), Words.Of("Error.TooFastMessage")),
            _ => (Words.Of("Error.BadLinkTitle"), Words.Of("Error.BadLinkMessage")),
        };
        return new(title, message, error.Code, error.Description, id);
    }
}
