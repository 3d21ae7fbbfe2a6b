using Portal.Client.Contracts;
using Portal.OpenId.Protocol;

namespace Portal.Interactions;

/// <summary>Plain words for a protocol error that cannot go back to its client.</summary>
internal static class ErrorViews
{
    public static ErrorView Of(OAuthError error, string id)
    {
        var (title, message) = error.Status switch
        {
            >= 500 => (
                "Something went wrong here",
                "It is not your fault. Go back to the app and try again; if it happens again, tell the administrator the id below."),
            429 => ("That was a little too fast", "Wait a minute, then go back to the app and try again."),
            _ => (
                "This link from the app does not work",
                "The app sent you here with a request that cannot be trusted or has become too old. Nothing was shared. "
                    + "Go back to the app and start again; if it happens again, tell the people who make the app."),
        };
        return new(title, message, error.Code, error.Description, id);
    }
}
