using System.Reflection;
using Portal.OpenId;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Architecture;

/// <summary>Every rule of the engine that cites a section has a test that cites it too.</summary>
public sealed class SpecCoverageTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Every_cited_section_is_covered_by_a_test()
    {
        var cited = Members(typeof(OpenIdRoutes).Assembly)
            .SelectMany(member => member.GetCustomAttributes<SpecAttribute>(inherit: false).Select(spec => spec.Section));
        var covered = Members(typeof(SpecCoverageTests).Assembly)
            .SelectMany(member => member.GetCustomAttributes<CoversAttribute>(inherit: false).Select(covers => covers.Section));

        Assert.Empty(cited.Except(covered).Order());
    }

    [Fact]
    public void Every_error_of_the_catalogue_can_go_on_the_wire()
    {
        var errors = typeof(Errors).GetProperties(Everything)
            .Where(property => property.PropertyType == typeof(OAuthError))
            .Select(property => (OAuthError)property.GetValue(null)!)
            .Append(Errors.InvalidRequest("a \"quoted\" \\ value\r\nSet-Cookie: x=é" + new string('x', 1000)))
            .Append(Errors.Repeated("na\"me"))
            .Append(Errors.MethodNotAllowed("GE\"T"));

        Assert.All(errors, error =>
        {
            Assert.Matches("^[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]{0,400}$", error.Code);
            Assert.Matches("^[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]{0,400}$", error.Description);
        });
    }

    private static IEnumerable<MemberInfo> Members(Assembly assembly) =>
        assembly.GetTypes().SelectMany(type => type.GetMembers(Everything).Append(type));
}
