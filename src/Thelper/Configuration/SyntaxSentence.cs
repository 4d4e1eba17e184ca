using YamlDotNet.Core;

namespace Thelper.Configuration;

/// <summary>Says in plain words what the YAML parser's messages mean.</summary>
internal static class SyntaxSentence
{
    public const string Brackets = "an opening bracket or brace before this place is never closed.";

    private static readonly (string Fragment, string Sentence)[] Meanings =
    [
        ("quoted scalar, found unexpected end of stream", "the quoted text that starts here is never closed."),
        ("unknown escape character", "a backslash in double quotes must start a known escape; write '\\\\', or use single quotes."),
        ("multiline plain scalar, found invalid mapping", "the line before this one is no key with a value: a ':' is missing there."),
        ("found invalid mapping", "a ':' stands where no key can be; check the indentation, or put text that holds ': ' in quotes."),
        ("did not find expected key", "a key was expected here; check the indentation and the brackets."),
        ("did not find expected ',' or", "a ',' or a closing bracket is missing before this place."),
        ("did not find expected '-' indicator", "a list item starting with '- ' was expected here; check the indentation."),
        ("could not find expected ':'", "this key is not followed by ': ' and a value."),
        ("Block sequence entries are not allowed", "a list item '- ' cannot start on the line of its key; put it on a line of its own."),
        ("did not find expected node content", "a value is missing here."),
        ("expected <document end>", "the value of the file ends before this place; check the indentation and the brackets."),
    ];

    public static string Of(YamlException exception, string text)
    {
        if (IsAboutTabs(exception))
        {
            return "a tab indents this line; indent with spaces.";
        }

        if (exception.Message.Contains("cannot start any token", StringComparison.Ordinal))
        {
            return $"the character '{CharacterAt(exception.Start, text)}' cannot start a value; put the text in quotes.";
        }

        var meaning = Array.Find(
            Meanings, entry => exception.Message.Contains(entry.Fragment, StringComparison.Ordinal)).Sentence;
        return meaning ?? $"this is not correct YAML: {exception.Message}";
    }

    /// <summary>The place to show: the parser's, except for tabs, which it reports too early.</summary>
    public static Mark Place(YamlException exception, string text)
    {
        if (!IsAboutTabs(exception))
        {
            return exception.Start;
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var tab = Array.FindIndex(
            lines, (int)exception.Start.Line - 1, line => line.TrimStart(' ').StartsWith('\t'));
        return tab < 0 ? exception.Start : new Mark(0, tab + 1, lines[tab].IndexOf('\t', StringComparison.Ordinal) + 1);
    }

    private static bool IsAboutTabs(YamlException exception) =>
        exception.Message.Contains(" tab ", StringComparison.Ordinal);

    private static char CharacterAt(Mark mark, string text) =>
        mark.Index < text.Length ? text[(int)mark.Index] : ' ';
}
