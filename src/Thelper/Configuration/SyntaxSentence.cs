using YamlDotNet.Core;

namespace Thelper.Configuration;

/// <summary>Says in plain words what the YAML parser's messages mean.</summary>
internal static class SyntaxSentence
{
    private static readonly (string Fragment, string Sentence)[] Meanings =
    [
        ("quoted scalar, found unexpected end of stream",
            "the quoted text that starts here is never closed."),
        ("unknown escape character",
            "a backslash in double quotes must start a known escape; write '\\\\', or use single quotes."),
        ("multiline plain scalar, found invalid mapping",
            "the line before this one is no key with a value: a ':' is missing there, or the space after it."),
        ("Mapping values are not allowed",
            "a ':' stands where no key can be; check the indentation, or put text that holds ': ' in quotes."),
        ("found invalid mapping",
            "a ':' stands where no key can be; check the indentation, or put text that holds ': ' in quotes."),
        ("did not find expected key",
            "a key was expected here; check the indentation and the brackets."),
        ("did not find expected ',' or",
            "a ',' or a closing bracket is missing before this place."),
        ("did not find expected '-' indicator",
            "a list item starting with '- ' was expected here; check the indentation."),
        ("could not find expected ':'",
            "this key is not followed by ': ' and a value."),
        ("Block sequence entries are not allowed",
            "a list item '- ' cannot start on the line of its key; put it on a line of its own."),
        ("did not find expected node content",
            "a value is missing here."),
        ("expected <document",
            "the value of the file ends before this place; check the indentation and the brackets."),
        ("scanning a block scalar",
            "'|' and '>' announce text on the lines below; put text that starts with one of them in quotes."),
        ("scanning an anchor or alias",
            "'&' and '*' name values; put text that starts with one of them in quotes."),
        ("scanning a directive",
            "'%' at the start of a line is for directives of YAML; put text that starts with it in quotes."),
        ("scanning a tag",
            "'!' starts a tag; put text that starts with it in quotes."),
    ];

    public static string Of(YamlException exception, string text)
    {
        if (IsAboutTabs(exception))
        {
            return "a tab indents this line; indent with spaces.";
        }

        if (exception.Message.Contains("cannot start any token", StringComparison.Ordinal))
        {
            return $"the character '{CharacterAt(exception.Start, text)}' cannot start a value; use quotes.";
        }

        var meaning = Array.Find(
            Meanings, entry => exception.Message.Contains(entry.Fragment, StringComparison.Ordinal)).Sentence;
        return meaning ?? $"this is not correct YAML: {exception.Message}";
    }

    /// <summary>The sentence for texts at which the parser blames its caller; null for other errors.</summary>
    public static string? OfSlip(Exception exception) => exception switch
    {
        InvalidOperationException => "an opening bracket or brace before this place is never closed.",
        ArgumentException => "after this place, '!' starts a tag that is none; put text that starts with it in quotes.",
        _ => null,
    };

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
