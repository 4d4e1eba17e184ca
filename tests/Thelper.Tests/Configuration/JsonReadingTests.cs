using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

public sealed class JsonReadingTests
{
    [Fact]
    public void Tabs_may_indent_json()
    {
        var document = Demo.Read("{\n\t\"a\":\t1,\n\t\"b\": [\n\t\t1,\n\t\t2\n\t]\n}");

        Assert.Equal(2L, ((ConfigScalar)document.Find("b.1")!).Value);
    }

    [Fact]
    public void Columns_in_json_count_a_tab_as_one_character()
    {
        Assert.Equal(new ConfigLocation("demo.yml", 2, 7), Demo.Read("{\n\t\"a\": 1\n}").LocationOf("a"));
    }

    [Fact]
    public void Json_may_be_written_without_spaces()
    {
        Assert.Equal("x", ((ConfigScalar)Demo.Read("{\"a\":1,\"b\":{\"c\":\"x\"}}").Find("b.c")!).Value);
    }

    [Fact]
    public void Json_may_carry_hash_comments()
    {
        var document = Demo.Read("# first\n{\n\t# second\n\t\"a\": 1 # third\n}");

        Assert.Single(document.Root.Entries);
    }

    [Fact]
    public void Slash_comments_are_refused_with_the_right_sign()
    {
        var line = Demo.FirstLine(() => Demo.Read("{\n  // hi\n  \"a\": 1\n}"));

        Assert.Equal("demo.yml:2:3: '//' does not start a comment here; write '#'.", line);
    }

    [Fact]
    public void Json_escapes_are_understood()
    {
        Assert.Equal("a/b 😀\t\"", ((ConfigScalar)Demo.Read("""{"a": "a\/b \uD83D\uDE00\t\""}""").Root["a"]!).Value);
    }

    [Fact]
    public void Json_words_have_their_types()
    {
        var values = ((ConfigSequence)Demo.Read("""{"a": [true, false, null, 1, 1.5e3, "1"]}""").Root["a"]!).Items;

        Assert.Equal([true, false, null, 1L, 1500.0, "1"], values.Select(value => ((ConfigScalar)value).Value));
    }
}
