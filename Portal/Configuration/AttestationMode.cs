namespace Portal.Configuration;

internal enum AttestationMode
{
    /// <summary>Any passkey will do; nobody is asked who made it.</summary>
    None,

    /// <summary>Only authenticators whose maker vouches for them, down from a root that the operator trusts.</summary>
    Required,
}
