using Portal.OpenId;

namespace Portal.Configuration;

/// <summary><c>Portal:Tokens</c>: how long what the portal hands out can be used, in seconds.</summary>
internal sealed record TokenOptions
{
    public TimeSpan AuthorizationCode { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan AccessToken { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan IdToken { get; init; } = TimeSpan.FromHours(1);

    public TimeSpan RefreshTokenIdle { get; init; } = TimeSpan.FromDays(30);

    public TimeSpan RefreshTokenAbsolute { get; init; } = TimeSpan.FromDays(90);

    public static TokenOptions Read(SettingsReader settings)
    {
        var otherwise = new TokenOptions();
        var year = TimeSpan.FromDays(365);
        var read = new TokenOptions
        {
            AuthorizationCode = settings.Seconds(
                "Tokens:AuthorizationCodeSeconds", otherwise.AuthorizationCode, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10)),
            AccessToken = settings.Seconds("Tokens:AccessTokenSeconds", otherwise.AccessToken, TimeSpan.FromSeconds(30), OpenIdOptions.LongestTokenLifetime),
            IdToken = settings.Seconds("Tokens:IdTokenSeconds", otherwise.IdToken, TimeSpan.FromSeconds(30), OpenIdOptions.LongestTokenLifetime),
            RefreshTokenIdle = settings.Seconds("Tokens:RefreshTokenIdleSeconds", otherwise.RefreshTokenIdle, TimeSpan.FromMinutes(1), year),
            RefreshTokenAbsolute = settings.Seconds("Tokens:RefreshTokenAbsoluteSeconds", otherwise.RefreshTokenAbsolute, TimeSpan.FromMinutes(1), 5 * year),
        };
        return read.RefreshTokenIdle <= read.RefreshTokenAbsolute
            ? read
            : throw SettingsReader.Wrong(
                "Tokens:RefreshTokenIdleSeconds", "is longer than Portal:Tokens:RefreshTokenAbsoluteSeconds", "2592000");
    }
}
