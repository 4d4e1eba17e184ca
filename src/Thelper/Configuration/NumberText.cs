using System.Globalization;

namespace Thelper.Configuration;

/// <summary>Numbers as text that reads back as the same number of the same type.</summary>
internal static class NumberText
{
    public static string Yaml(double value) => value switch
    {
        double.PositiveInfinity => ".inf",
        double.NegativeInfinity => "-.inf",
        double.NaN => ".nan",
        _ => Finite(value),
    };

    // JSON has no infinity, but every reader turns a number that is too large into one.
    public static string Json(double value) => value switch
    {
        double.PositiveInfinity => "1e999",
        double.NegativeInfinity => "-1e999",
        double.NaN => ".nan",
        _ => Finite(value),
    };

    /// <summary>
    /// The number that was meant by one with a comma before its decimals; null where there is none such, or where the comma may
    /// stand before thousands.
    /// </summary>
    public static string? WithPoint(string text)
    {
        var number = text.Replace(',', '.');
        var isThousands = text.Length > 4 && text[^4] == ',' && text[0] is >= '1' and <= '9';
        return text.Contains(',', StringComparison.Ordinal) && !isThousands && CoreSchema.Resolve(number).Value is double ? number : null;
    }

    // The point keeps a whole number a float; YAML 1.1 readers want it before an exponent too.
    private static string Finite(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (text.Contains('.', StringComparison.Ordinal))
        {
            return text;
        }

        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? text + ".0" : text.Insert(exponent, ".0");
    }
}
