using Portal.OpenId.Keys;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Keys;

[Covers("Core §10.1.1")]
public sealed class KeyRotationTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Rotation = TimeSpan.FromDays(90);

    [Theory]
    [InlineData(0, null)]
    [InlineData(88.9, null)]
    [InlineData(89, 90.0)] // made a day ahead
    [InlineData(89.5, 90.5)] // late, but never with less notice
    [InlineData(200, 201.0)] // after a standstill RPs still get their day
    public void The_next_key_is_made_a_day_before_it_signs(double day, double? signsFromDay) =>
        Assert.Equal(
            signsFromDay is { } from ? Start.AddDays(from) : null,
            KeyRotation.NextKeyDue([Key("a", 0)], Start.AddDays(day), Rotation));

    [Fact]
    public void A_first_key_signs_at_once() => Assert.Equal(Start, KeyRotation.NextKeyDue([], Start, Rotation));

    [Fact]
    public void A_key_that_is_made_already_is_not_made_again() =>
        Assert.Null(KeyRotation.NextKeyDue([Key("a", 0), Key("b", 90)], Start.AddDays(89.5), Rotation));

    [Fact]
    public void A_revoked_key_is_replaced_at_once() =>
        Assert.Equal(Start.AddDays(1), KeyRotation.NextKeyDue([Key("a", 0, revokedDay: 1)], Start.AddDays(1), Rotation));

    [Fact]
    public void A_key_is_due_at_once_when_the_only_one_left_does_not_sign_yet() =>
        Assert.Equal(Start.AddDays(89.5), KeyRotation.NextKeyDue([Key("a", 0, revokedDay: 89.5), Key("b", 90)], Start.AddDays(89.5), Rotation));

    [Theory]
    [InlineData(0, "a")]
    [InlineData(89.9, "a")]
    [InlineData(90, "b")]
    [InlineData(179, "b")]
    public void The_newest_key_whose_time_has_come_signs(double day, string kid) =>
        Assert.Equal(kid, KeyRotation.Signing([Key("b", 90), Key("a", 0)], Start.AddDays(day))!.Kid);

    [Fact]
    public void Two_nodes_that_made_a_key_at_once_sign_with_the_same_one() =>
        Assert.Equal("b", KeyRotation.Signing([Key("c", 90), Key("b", 90), Key("a", 0)], Start.AddDays(91))!.Kid);

    [Fact]
    public void A_revoked_key_neither_signs_nor_is_published()
    {
        StoredSigningKey[] keys = [Key("a", 0), Key("b", 90, revokedDay: 91)];
        Assert.Equal("a", KeyRotation.Signing(keys, Start.AddDays(92))!.Kid);
        Assert.False(KeyRotation.IsPublished(keys[1], keys, Start.AddDays(92)));
        Assert.True(KeyRotation.IsPublished(keys[0], keys, Start.AddDays(92)));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(90, true)]
    [InlineData(91.04, true)] // a day of token life and an hour of slack: until 91.0417
    [InlineData(91.05, false)]
    public void A_replaced_key_is_published_until_its_last_token_has_expired(double day, bool published)
    {
        StoredSigningKey[] keys = [Key("a", 0), Key("b", 90)];
        Assert.Equal(published, KeyRotation.IsPublished(keys[0], keys, Start.AddDays(day)));
        Assert.True(KeyRotation.IsPublished(keys[1], keys, Start.AddDays(day)));
    }

    private static StoredSigningKey Key(string kid, double signsFromDay, double? revokedDay = null) =>
        new(kid, "RS256", [], Start, Start.AddDays(signsFromDay), revokedDay is { } day ? Start.AddDays(day) : null);
}
