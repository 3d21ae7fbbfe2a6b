using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passwords;

/// <summary>The hash of a password that nobody knows: checked where there is no real one, so that it takes as long.</summary>
internal sealed class DecoyHash(IOptions<PasswordHasherOptions> options)
{
    public string Value { get; } = new PasswordHasher<PortalUser>(options).HashPassword(new PortalUser(), OpaqueHandle.Create());
}
