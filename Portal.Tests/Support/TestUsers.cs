namespace Portal.Tests.Support;

/// <summary>The people of the tests.</summary>
internal static class TestUsers
{
    public static readonly TestUser Ada = new("ada")
    {
        Name = "Ada Lovelace",
        Password = "Analytical-Engine-1",
        Profile = """{"given_name":"Ada","family_name":"Lovelace","locale":"en-GB","phone_number":"+44 20 7946 0000","phone_number_verified":true,"address":{"locality":"London","country":"GB"}}""",
    };

    public static readonly TestUser Grace = new("grace") { Name = "Grace Hopper", Password = "Nanoseconds-Of-Wire" };

    public static readonly TestUser Admin = new("admin") { Name = "Alan Turing", Password = "Bombe-Rotor-Settings", Admin = true };

    public static readonly TestUser Auditor = new("auditor") { Name = "Emmy Noether", Password = "Rings-And-Ideals", Auditor = true };

    /// <summary>Has neither password nor passkey, until a test adds one.</summary>
    public static readonly TestUser Newcomer = new("newcomer");
}
