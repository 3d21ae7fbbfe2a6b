using Portal.Data.Configurations;

namespace Portal.Data.Stores;

/// <summary>What a client id can be. RFC 6749 A.1. Also keeps out what a database would refuse as a text.</summary>
internal static class ClientIds
{
    public const string Fault = "client_id has characters that no client id has, or too many";

    public static bool CanBe(string text) => text.Length is > 0 and <= Limits.ClientId && text.All(c => c is >= ' ' and <= '~');
}
