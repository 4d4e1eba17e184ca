using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

/// <summary>Lists that true, false and null can stand for.</summary>
public sealed class SwitchTests
{
    [Theory]
    [InlineData("words: true", "all")]
    [InlineData("words: false", "")]
    [InlineData("words:", "")]
    [InlineData("words: one", "one")]
    [InlineData("words: [one, two]", "one two")]
    public void A_list_may_be_switched(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Read(text).Words!));

    [Fact]
    public void A_key_that_is_left_out_is_not_the_same_as_false() => Assert.Null(Read("other: []").Words);

    [Fact]
    public void True_is_refused_where_it_stands_for_nothing() => Assert.Equal(
        "must be text, a list of such, or false, but received the value true.",
        Assert.Single(Assert.Throws<ConfigException>(() => Read("other: true")).Errors).Sentence);

    private static Switched Read(string text) =>
        ConfigBinder.Bind<Switched>(ConfigReader.Parse(text, "test.yml"), new ComponentCatalogue()).Value;

    private sealed record Switched
    {
        [AllowSingle, Switch("all")]
        public IReadOnlyList<string>? Words { get; init; }

        [AllowSingle, Switch]
        public IReadOnlyList<string>? Other { get; init; }
    }
}
