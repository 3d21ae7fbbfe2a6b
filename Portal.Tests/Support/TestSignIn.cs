using Portal.Data.Entities;
using Portal.OpenId.Protocol;

namespace Portal.Tests.Support;

/// <summary>How a person of a test signed in.</summary>
internal sealed record TestSignIn(string Acr, string Amr)
{
    public static readonly TestSignIn WithPasskey = new("phr", "swk user mfa");

    public static readonly TestSignIn WithPassword = new("pwd", "pwd");

    public (Session Session, string Handle) Session(TestUser user, DateTimeOffset now)
    {
        var handle = OpaqueHandle.Create();
        var session = new Session
        {
            HandleHash = HandleHash.Of(handle),
            UserId = user.Id,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now.AddDays(14),
            AuthTime = now,
            Acr = Acr,
            Amr = Amr,
            UserAgent = "Test browser",
            IpAddress = "127.0.0.1",
        };
        return (session, handle);
    }
}
