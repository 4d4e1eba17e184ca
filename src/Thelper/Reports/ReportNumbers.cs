using System.Globalization;

namespace Thelper.Reports;

/// <summary>Numbers as text, whatever the language of the machine.</summary>
internal static class ReportNumbers
{
    // From here on .NET writes whole numbers as powers of ten.
    private const double LeastWithExponent = 1e15;

    // Reports have as many shares as samples, but not more than these texts.
    private const int Parts = 10_000;
    private static readonly string?[] Shares = new string?[Parts + 1];

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
    public static string Rounded(double value)
    {
        // Of a share in single precision the product is exact; one that lies between two texts is left to .NET.
        var parts = value * Parts;
        var nearest = Math.Round(parts);
        return (float)value == value && value is > 0 and <= 1 && Math.Abs(parts - nearest) != 0.5
            ? Shares[(int)nearest] ??= WithFourDecimals(nearest / Parts)
            : WithFourDecimals(value);
    }

    /// <summary>How many there are: without decimals where they were counted, with up to four where they were weighed.</summary>
    /// <param name="value">0 or more.</param>
    public static string Amount(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string WithFourDecimals(double value) => value.ToString("F4", CultureInfo.InvariantCulture);
}
