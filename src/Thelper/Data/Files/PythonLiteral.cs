using System.Globalization;
using System.Text;

namespace Thelper.Data.Files;

/// <summary>A call in Python's notation whose arguments are literals, such as <c>Task(classes=['a', 'b'])</c>.</summary>
/// <param name="Name">With its dots.</param>
/// <param name="Positional">The arguments without a name.</param>
/// <param name="Named">The arguments with a name.</param>
internal sealed record PythonCall(
    string Name, IReadOnlyList<object?> Positional, IReadOnlyDictionary<string, object?> Named);

/// <summary>
/// Reads literals in Python's notation as data: texts, numbers, truth values, None, lists, tuples, dictionaries, and calls
/// as <see cref="PythonCall"/>. Nothing is ever evaluated; anything else is refused.
/// </summary>
/// <remarks>
/// Texts are <see cref="string"/>, integers <see cref="long"/>, floats <see cref="double"/>, lists and tuples
/// <c>List&lt;object?&gt;</c>, dictionaries <c>Dictionary&lt;object, object?&gt;</c>.
/// </remarks>
internal sealed class PythonLiteral
{
    private const int Deepest = 64;

    private readonly string _text;
    private int _position;
    private int _depth;

    private PythonLiteral(string text) => _text = text;

    /// <summary>The value that the whole text stands for.</summary>
    /// <exception cref="FormatException">The text is no literal; the clause says where.</exception>
    public static object? Parse(string text)
    {
        var reader = new PythonLiteral(text);
        var value = reader.Value();
        return reader.Peek() == '\0' ? value : throw reader.Unexpected();
    }

    private object? Value()
    {
        if (++_depth > Deepest)
        {
            throw new FormatException($"it is nested more than {Deepest} deep");
        }

        var value = Peek() switch
        {
            '[' => Items('[', ']'),
            '(' => Items('(', ')'),
            '{' => Dictionary(),
            '\'' or '"' => Text(),
            '-' or '+' or '.' or (>= '0' and <= '9') => Number(),
            var letter when letter == '_' || char.IsAsciiLetter(letter) => Word(),
            _ => throw Unexpected(),
        };
        _depth--;
        return value;
    }

    private List<object?> Items(char open, char close)
    {
        Expect(open);
        var items = new List<object?>();
        while (Peek() != close)
        {
            items.Add(Value());
            EndItem(close);
        }

        Expect(close);
        return items;
    }

    private Dictionary<object, object?> Dictionary()
    {
        Expect('{');
        var entries = new Dictionary<object, object?>();
        while (Peek() != '}')
        {
            var key = Value() is { } value and (string or long or double or bool) ? value : throw new FormatException(
                $"a dictionary's key before character {_position} is neither text nor number");
            Expect(':');
            entries[key] = Value();
            EndItem('}');
        }

        Expect('}');
        return entries;
    }

    private object? Word()
    {
        var start = _position;
        while (_position < _text.Length && (_text[_position] is '_' or '.' || char.IsAsciiLetterOrDigit(_text[_position])))
        {
            _position++;
        }

        var word = _text[start.._position];
        return word switch
        {
            "None" => null,
            "True" => true,
            "False" => false,
            _ when Peek() == '(' => Call(word),
            _ => throw new FormatException($"'{word}' at character {start} is no literal"),
        };
    }

    private PythonCall Call(string name)
    {
        Expect('(');
        var positional = new List<object?>();
        var named = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (Peek() != ')')
        {
            if (ArgumentName() is { } key)
            {
                named[key] = Value();
            }
            else
            {
                positional.Add(Value());
            }

            EndItem(')');
        }

        Expect(')');
        return new PythonCall(name, positional, named);
    }

    private string? ArgumentName()
    {
        Peek();
        var end = _position;
        while (end < _text.Length && (_text[end] == '_' || char.IsAsciiLetterOrDigit(_text[end])))
        {
            end++;
        }

        var name = _text[_position..end];
        if (name.Length == 0 || _text[end..].TrimStart() is not ['=', not '=', ..])
        {
            return null;
        }

        _position = end;
        Expect('=');
        return name;
    }

    private object Number()
    {
        var start = _position;
        while (_position < _text.Length && (_text[_position] is '+' or '-' or '.' || char.IsAsciiLetterOrDigit(_text[_position])))
        {
            _position++;
        }

        var word = _text[start.._position];
        return long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? (object)integer
            : double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : throw new FormatException($"'{word}' at character {start} is no number");
    }

    private string Text()
    {
        var quote = _text[_position++];
        var text = new StringBuilder();
        while (_position < _text.Length && _text[_position] != quote)
        {
            text.Append(_text[_position] == '\\' ? Escaped() : _text[_position++]);
        }

        if (_position == _text.Length)
        {
            throw new FormatException("a text has no end");
        }

        _position++;
        return text.ToString();
    }

    private char Escaped()
    {
        var letter = _position + 1 < _text.Length ? _text[_position + 1] : '\0';
        _position += 2;
        return letter switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '\\' or '\'' or '"' => letter,
            'x' => Hexadecimal(2),
            'u' => Hexadecimal(4),
            _ => throw new FormatException($"a text has an escape before character {_position} that is not supported"),
        };
    }

    private char Hexadecimal(int digits)
    {
        if (_position + digits > _text.Length
            || !ushort.TryParse(_text.AsSpan(_position, digits), NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture, out var code))
        {
            throw new FormatException($"a text has an escape at character {_position} that lacks its digits");
        }

        _position += digits;
        return (char)code;
    }

    private void EndItem(char close)
    {
        if (Peek() != close)
        {
            Expect(',');
        }
    }

    private void Expect(char character)
    {
        if (Peek() != character)
        {
            throw Unexpected();
        }

        _position++;
    }

    private char Peek()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }

        return _position < _text.Length ? _text[_position] : '\0';
    }

    private FormatException Unexpected() => new(
        _position < _text.Length ? $"'{_text[_position]}' at character {_position} was not expected" : "it ends too early");
}
