using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.OpenId.Protocol;

namespace Portal.Data.Configurations;

/// <summary>Handles are kept as their hash, and the type sees to it: a raw handle does not fit a column of hashes.</summary>
internal sealed class HandleHashConverter() : ValueConverter<HandleHash, string>(hash => hash.Value, text => new HandleHash(text));
