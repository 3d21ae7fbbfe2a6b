using Portal.OpenId.Clients;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>What a judge says of a client's metadata.</summary>
/// <param name="Metadata">With defaults and corrections; to be kept only where there are no faults.</param>
/// <param name="Faults">Everything that is wrong, in the order in which it was judged.</param>
public sealed record JudgedMetadata(ClientMetadata Metadata, IReadOnlyList<MetadataFault> Faults);
