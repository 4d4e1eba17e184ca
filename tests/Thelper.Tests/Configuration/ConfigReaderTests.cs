using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

public sealed class ConfigReaderTests
{
    [Fact]
    public void Keys_keep_the_order_of_the_file()
    {
        var root = Demo.Read("b: 1\na: 2\nc: 3").Root;

        Assert.Equal(["b", "a", "c"], root.Entries.Select(entry => entry.Key));
    }

    [Fact]
    public void Keys_and_values_know_their_line_and_column()
    {
        var entry = Demo.Read("a: 1\nb:\n  - x\n  -   y").Root.Find("b")!;

        Assert.Equal(new ConfigLocation("demo.yml", 2, 1), entry.KeyLocation);
        Assert.Equal(new ConfigLocation("demo.yml", 4, 7), ((ConfigSequence)entry.Value).Items[1].Location);
    }

    [Fact]
    public void A_key_given_twice_is_refused_with_both_lines()
    {
        var line = Demo.FirstLine(() => Demo.Read("t:\n  a: 1\n  b: 2\n  a: 3"));

        Assert.Equal("demo.yml:4:3: t.a: the key 'a' is given twice, first in line 2, again in line 4.", line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n\n")]
    [InlineData("# only a comment\n")]
    public void An_empty_file_is_refused(string text)
    {
        var line = Demo.FirstLine(() => Demo.Read(text));

        Assert.Equal("demo.yml: is empty, but a configuration is a section of keys with values.", line);
    }

    [Theory]
    [InlineData("- a\n- b", "a list")]
    [InlineData("hello", "the text 'hello'")]
    [InlineData("---\n...", "nothing (null)")]
    public void A_file_that_is_no_section_is_refused(string text, string received)
    {
        var sentence = Demo.Sentence(() => Demo.Read(text));

        Assert.Equal($"a configuration must be a section of keys with values, but this one is {received}.", sentence);
    }

    [Fact]
    public void A_second_document_is_refused_with_its_line()
    {
        var line = Demo.FirstLine(() => Demo.Read("a: 1\n---\nb: 2"));

        Assert.Equal("demo.yml:2:1: a second document starts here, but a configuration has only one.", line);
    }

    [Fact]
    public void A_key_that_is_a_list_is_refused()
    {
        var sentence = Demo.Sentence(() => Demo.Read("? [a, b]\n: 1"));

        Assert.Equal("a key must be a single word, but here it is a list, a section or an alias.", sentence);
    }

    [Fact]
    public void A_value_without_a_key_is_refused()
    {
        Assert.Equal("a value has no key.", Demo.Sentence(() => Demo.Read(": 1")));
    }

    [Fact]
    public void A_tag_that_could_make_an_object_is_refused()
    {
        var sentence = Demo.Sentence(() => Demo.Read("a: !!python/tuple [1]"));

        Assert.Contains("python/tuple' is not supported", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_string_tag_makes_a_number_text()
    {
        Assert.Equal("1", ((ConfigScalar)Demo.Read("a: !!str 1").Root["a"]!).Value);
    }

    [Fact]
    public void All_mistakes_of_a_file_are_reported_together()
    {
        var exception = Assert.Throws<ConfigException>(() => Demo.Read("a: 1\na: 2\nb: ${env:NOPE}\nc: *nope"));

        Assert.Equal([2, 3, 4], exception.Errors.Select(error => error.Location.Line));
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var text = "a: " + new string('[', 5000);

        Assert.Equal("values are nested deeper than 100 levels.", Demo.Sentence(() => Demo.Read(text)));
    }
}
