using System.Globalization;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>max_age: seconds since the last sign-in, at most; the client's default_max_age where it is left out. Core §3.1.2.1</summary>
internal static class MaxAge
{
    [Spec("Core §3.1.2.1")]
    [Spec("Registration §2")]
    public static Outcome<AuthorizationRequest> Judge(AuthorizationRequest request, RequestParameters parameters)
    {
        if (parameters[ParameterNames.MaxAge] is not { } text)
            return request with { MaxAge = request.Client.Metadata.DefaultMaxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null };

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var age)
            ? request with { MaxAge = TimeSpan.FromSeconds(age) }
            : Errors.InvalidRequest("max_age must be a whole number of seconds");
    }
}
