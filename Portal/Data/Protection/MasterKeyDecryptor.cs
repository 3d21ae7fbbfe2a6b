using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Portal.Data.Protection;

/// <summary>Decrypts the data protection keys. Made by the framework, which finds this type's name in the stored XML and passes the services.</summary>
internal sealed class MasterKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public const string Element = "sealed";

    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(services.GetRequiredService<MasterKey>().Unseal(encryptedElement.Value)));
}
