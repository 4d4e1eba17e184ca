using System.Globalization;
using System.Text;
using Thelper.Metrics;

namespace Thelper.Reports;

/// <summary>Numbers as text, whatever the language of the machine.</summary>
internal static class ReportNumbers
{
    // From here on .NET writes whole numbers as powers of ten.
    private const double LeastWithExponent = 1e15;

    private const int Parts = 10_000;

    /// <summary>
    /// Whether a fraction is one of single precision, in which models compute. Its digits are fewer then: 0.1 and not
    /// 0.10000000149011612. Whole numbers are none, because large ones would become powers of ten.
    /// </summary>
    public static bool IsSingle(double value) =>
        float.IsFinite((float)value) && (float)value == value && value != Math.Truncate(value);

    /// <summary>A number with as many digits as it takes to read the same number back.</summary>
    /// <param name="value">Any number.</param>
    public static string Text(double value) => IsSingle(value)
        ? ((float)value).ToString(CultureInfo.InvariantCulture)
        : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The same for what need not be whole: a whole one has a decimal too, 1.0 and not 1.</summary>
    /// <param name="value">Any number.</param>
    public static string Real(double value) =>
        value == Math.Truncate(value) && Math.Abs(value) < LeastWithExponent ? Text(value) + ".0" : Text(value);

    /// <summary>A number with four decimals.</summary>
    /// <param name="value">Any number.</param>
    public static string Rounded(double value) => FixedNumber.Text(value, 4);

    /// <summary>A sum of weights as Python writes it: a whole one has a decimal too.</summary>
    /// <param name="value">0 or more.</param>
    public static string Weight(double value) => value.ToString(CultureInfo.InvariantCulture)
        + (value == Math.Truncate(value) && value < LeastWithExponent ? ".0" : "");

    /// <summary>The same as UTF-8.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="text">Memory for at least 48 bytes.</param>
    /// <returns>How many were written.</returns>
    public static int Round(float value, Span<byte> text)
    {
        // The product is exact. What lies between two texts, or is no share, takes longer.
        var parts = (double)value * Parts;
        var nearest = (int)Math.Round(parts);
        if (!(value > 0 && value <= 1) || Math.Abs(parts - nearest) == 0.5)
        {
            return Encoding.UTF8.GetBytes(Rounded(value), text);
        }

        const int decimals = 4;
        (text[0], text[1]) = ((byte)('0' + (nearest / Parts)), (byte)'.');
        for (var place = decimals + 1; place > 1; place--)
        {
            (nearest, var digit) = Math.DivRem(nearest, 10);
            text[place] = (byte)('0' + digit);
        }

        return decimals + 2;
    }

    /// <summary>How many there are: without decimals where they were counted, with up to four where they were weighed.</summary>
    /// <param name="value">0 or more.</param>
    public static string Amount(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
