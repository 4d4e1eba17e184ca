using System.Text;
using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

public sealed class AliasAndMergeTests
{
    [Fact]
    public void An_alias_stands_for_the_anchored_value()
    {
        Assert.Equal(3L, Value("a: &size {h: 3}\nb: *size", "b.h"));
    }

    [Fact]
    public void An_alias_without_an_anchor_is_refused()
    {
        var line = Demo.FirstLine(() => Demo.Read("a: *.png"));

        Assert.Equal(
            "demo.yml:1:4: a: '*.png' stands for nothing, as no value above is named '&.png'; "
            + "put text that starts with '*' in quotes.",
            line);
    }

    [Fact]
    public void An_alias_of_the_value_it_stands_in_is_refused()
    {
        var sentence = Demo.Sentence(() => Demo.Read("a: &a [*a]"));

        Assert.StartsWith("'*a' stands for nothing", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Merged_keys_yield_to_own_keys()
    {
        const string Text = "base: &base {h: 3, w: 4}\nb:\n  <<: *base\n  w: 5";

        Assert.Equal((3L, 5L), (Value(Text, "b.h"), Value(Text, "b.w")));
    }

    [Fact]
    public void The_first_of_several_merged_sections_wins()
    {
        const string Text = "x: &x {h: 1}\ny: &y {h: 2, w: 3}\nb:\n  <<: [*x, *y]";

        Assert.Equal((1L, 3L), (Value(Text, "b.h"), Value(Text, "b.w")));
    }

    [Fact]
    public void A_quoted_merge_key_is_an_ordinary_key()
    {
        Assert.NotNull(Demo.Read("'<<': 1").Root["<<"]);
    }

    [Fact]
    public void Merging_something_else_than_a_section_is_refused()
    {
        Assert.Equal(
            "'<<' takes the keys of sections, but received the number 1.", Demo.Sentence(() => Demo.Read("<<: 1")));
    }

    [Fact]
    public void Aliases_that_multiply_without_end_are_refused()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 20; i++)
        {
            var alias = $"*a{i - 1}";
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat(alias, 10))}]\n");
        }

        Assert.Equal(
            "aliases repeat more than 1000000 values.", Demo.Sentence(() => Demo.Read(text.ToString())));
    }

    private static object? Value(string text, string path) => ((ConfigScalar)Demo.Read(text).Find(path)!).Value;
}
