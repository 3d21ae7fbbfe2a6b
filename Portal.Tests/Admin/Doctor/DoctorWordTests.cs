using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Admin.Doctor.Rules;
using Portal.Client.Contracts.Admin;
using Portal.Client.Text;
using Portal.Tests.Support;

namespace Portal.Tests.Admin.Doctor;

/// <summary>Everything that the doctor can say has words.</summary>
public sealed partial class DoctorWordTests
{
    // Their advice is that of the page of refused requests.
    private static readonly string[] Errors = ["authorization-error", "token-error"];

    private static readonly IStringLocalizer<AdminWords> Words = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<AdminWords>>();

    [Fact]
    public void Every_finding_is_told_with_what_to_do_about_it()
    {
        var findings = ClientRules.All.Select(rule => rule.Key).Concat(RunRules.All.Select(rule => rule.Key)).ToList();

        Assert.Equal(findings.Count, findings.Distinct().Count());
        Assert.DoesNotContain(findings.Select(key => "Doctor.Find." + key).Concat(findings.Except(Errors).Select(key => $"Doctor.Find.{key}.Do")), IsMissing);
    }

    [Fact]
    public void Marks_places_and_refusals_have_words()
    {
        IEnumerable<string> keys =
        [
            .. Enum.GetNames<DoctorMark>().Select(name => "Doctor.Mark." + name),
            .. Enum.GetNames<DoctorMark>().Select(name => "Doctor.StepMark." + name),
            .. Enum.GetNames<DoctorPlace>().Where(name => name != nameof(DoctorPlace.Nowhere)).Select(name => "Doctor.Place." + name),
            .. Enum.GetNames<DoctorRefusal>().Concat(Enum.GetNames<AdminRefusal>()).Select(name => "Doctor.Refused." + name),
            .. Enum.GetNames<DoctorRunKind>().Select(name => "Doctor.Run." + name),
        ];

        Assert.DoesNotContain(keys, IsMissing);
    }

    [Fact]
    public void Every_step_and_check_has_words()
    {
        var code = string.Concat(Directory.GetFiles(Path.Combine(Repository.Folder, "Portal", "Admin", "Doctor", "Steps"), "*.cs").Select(File.ReadAllText));
        var checks = Check().Matches(code).Select(match => "Doctor.Check." + match.Groups[1].Value).Distinct().ToList();
        var steps = Step().Matches(code).Select(match => "Doctor.Step." + match.Groups[1].Value).Distinct().ToList();

        Assert.True(checks.Count > 15 && steps.Count > 5);
        Assert.DoesNotContain(checks.Concat(steps).Concat(steps.Select(step => step + ".Does")), IsMissing);
    }

    private static bool IsMissing(string key) => Words[key].ResourceNotFound;

    [GeneratedRegex("new(?: DoctorCheck)?\\(\"([a-z_.-]+)\", ")]
    private static partial Regex Check();

    [GeneratedRegex("DoctorCards\\.Of\\(\\s*visit,\\s*\"([a-z_-]+)\"")]
    private static partial Regex Step();
}
