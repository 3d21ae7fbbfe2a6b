namespace Portal.OpenId.Issuance;

/// <summary>A client that took part in a session: it was given something in it.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Subject">The person as the client knows them.</param>
public sealed record SessionClient(string ClientId, string Subject);
