namespace Portal.OpenId.Endpoints.EndSession;

/// <summary>What a genuine <c>id_token_hint</c> says: whom the client wants signed out, and of which session.</summary>
/// <param name="Subject">The person as the client knows them.</param>
/// <param name="Sid">The session that the id token came from; null where there was none.</param>
internal sealed record LogoutHint(string Subject, string? Sid);
