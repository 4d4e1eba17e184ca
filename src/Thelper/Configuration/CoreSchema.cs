using System.Globalization;
using System.Text.RegularExpressions;

namespace Thelper.Configuration;

/// <summary>Types plain scalars as chapter 10.3 of the YAML 1.2.2 specification does.</summary>
internal static partial class CoreSchema
{
    public static (ScalarKind Kind, object? Value) Resolve(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => (ScalarKind.Null, null),
        "true" or "True" or "TRUE" => (ScalarKind.Boolean, true),
        "false" or "False" or "FALSE" => (ScalarKind.Boolean, false),
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => (ScalarKind.Float, double.PositiveInfinity),
        "-.inf" or "-.Inf" or "-.INF" => (ScalarKind.Float, double.NegativeInfinity),
        ".nan" or ".NaN" or ".NAN" => (ScalarKind.Float, double.NaN),
        _ => ResolveNumber(text),
    };

    private static (ScalarKind Kind, object? Value) ResolveNumber(string text)
    {
        if (TryParseInteger(text, out var integer))
        {
            return (ScalarKind.Integer, integer);
        }

        return Decimal().IsMatch(text)
            ? (ScalarKind.Float, double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture))
            : (ScalarKind.Text, text);
    }

    private static bool TryParseInteger(string text, out long value)
    {
        value = 0;
        if (Hexadecimal().IsMatch(text))
        {
            var digits = text.AsSpan(2);
            return long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
                && value >= 0;
        }

        if (Octal().IsMatch(text))
        {
            value = Convert.ToInt64(text[2..], 8);
            return true;
        }

        return Integer().IsMatch(text)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    [GeneratedRegex(@"\A[-+]?[0-9]+\z")]
    private static partial Regex Integer();

    [GeneratedRegex(@"\A0x[0-9a-fA-F]{1,16}\z")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"\A0o[0-7]{1,20}\z")]
    private static partial Regex Octal();

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Decimal();
}
