namespace Thelper.Tests.Configuration;

public sealed class SyntaxSentenceTests
{
    [Theory]
    [InlineData("a:\n\tb: 1", "2:1: a tab indents this line; indent with spaces.")]
    [InlineData("a: 1\n\tb: 2", "2:1: a tab indents this line; indent with spaces.")]
    [InlineData("a: 'abc\nb: 1", "1:4: the quoted text that starts here is never closed.")]
    [InlineData(
        "a: b: c",
        "1:5: a ':' stands where no key can be; check the indentation, or put text that holds ': ' in quotes.")]
    [InlineData(
        "a:1\nb: 1",
        "2:2: the line before this one is no key with a value: a ':' is missing there, or the space after it.")]
    [InlineData("a:\n  - 1\n b: 2", "3:2: a key was expected here; check the indentation and the brackets.")]
    [InlineData("{\"a\": 1 \"b\": 2}", "1:12: a ',' or a closing bracket is missing before this place.")]
    [InlineData("{\"a\": 1", "2:1: a ',' or a closing bracket is missing before this place.")]
    [InlineData("a: [1, 2\nb: 3", "1:6: an opening bracket or brace before this place is never closed.")]
    [InlineData("- a\nb: 1", "2:1: a list item starting with '- ' was expected here; check the indentation.")]
    [InlineData("a: @x", "1:4: the character '@' cannot start a value; use quotes.")]
    [InlineData(
        "a: \"\\q\"",
        "1:4: a backslash in double quotes must start a known escape; write '\\\\', or use single quotes.")]
    [InlineData("\"a\": 1\n\"b\"", "2:1: this key is not followed by ': ' and a value.")]
    [InlineData("a: - 1", "1:4: a list item '- ' cannot start on the line of its key; put it on a line of its own.")]
    [InlineData(
        "a: >=3",
        "1:4: '|' and '>' announce text on the lines below; put text that starts with one of them in quotes.")]
    [InlineData("a: *[x]", "1:4: '&' and '*' name values; put text that starts with one of them in quotes.")]
    [InlineData("a: !<x", "1:4: '!' starts a tag; put text that starts with it in quotes.")]
    [InlineData(
        "a: !!]x",
        "1:2: after this place, '!' starts a tag that is none; put text that starts with it in quotes.")]
    [InlineData("a: [1,,2]", "1:7: a value is missing here.")]
    [InlineData(
        "{a: 1}\nb", "2:1: the value of the file ends before this place; check the indentation and the brackets.")]
    public void A_syntax_error_is_told_in_plain_words_with_its_place(string text, string expected)
    {
        Assert.Equal($"demo.yml:{expected}", Demo.FirstLine(() => Demo.Read(text)));
    }
}
