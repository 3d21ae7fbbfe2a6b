using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Portal.Configuration;

namespace Portal.Data.Protection;

/// <summary>ASP.NET Core's data protection with its keys in the database, under the master key.</summary>
internal static class ProtectionServices
{
    public static IServiceCollection AddPortalProtection(this IServiceCollection services)
    {
        // The same name everywhere, or nodes in different folders could not read each other's cookies.
        services.AddDataProtection().SetApplicationName("IdentityPortal");
        return services
            .AddSingleton(provider => MasterKey.Open(provider.GetRequiredService<PortalOptions>()))
            .AddSingleton<MasterKeyEncryptor>()
            .AddSingleton<EfXmlRepository>()
            .AddSingleton<IConfigureOptions<KeyManagementOptions>, Keeping>();
    }

    /// <summary>Tells a wrong master key before the framework, finding no key that it can read, quietly makes itself a new one.</summary>
    public static void CheckMasterKey(this IServiceProvider services)
    {
        var key = services.GetRequiredService<MasterKey>();
        try
        {
            foreach (var text in services.GetRequiredService<EfXmlRepository>().GetAllElements().Descendants(MasterKeyDecryptor.Element)) key.Unseal(text.Value);
        }
        catch (CryptographicException)
        {
            throw new CannotStartException(
                $"The secrets in the database were encrypted under another master key. Restore {MasterKey.FileName} in the data directory, or set Portal:Keys:MasterKey to the old key.");
        }
    }

    private sealed class Keeping(EfXmlRepository repository, MasterKeyEncryptor encryptor) : IConfigureOptions<KeyManagementOptions>
    {
        public void Configure(KeyManagementOptions options) => (options.XmlRepository, options.XmlEncryptor) = ((IXmlRepository)repository, encryptor);
    }
}
