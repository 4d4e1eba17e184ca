using System.Globalization;

namespace Thelper.Metrics;

/// <summary>Numbers with a fixed count of decimals, as Python writes them.</summary>
internal static class FixedNumber
{
    /// <summary>A number, of two equally near ones that with an even last digit: 0.03125 with four decimals is 0.0312.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="digits">Decimals, 0 to 15.</param>
    public static string Text(double value, int digits)
    {
        // Only an odd multiple of 2^-(digits + 1) lies in the middle; .NET would round it away from zero.
        var isMiddle = Math.Abs(Math.IEEERemainder(Math.ScaleB(value, digits + 1), 2)) == 1;
        return (isMiddle ? Math.Round(value, digits, MidpointRounding.ToEven) : value)
            .ToString($"F{digits}", CultureInfo.InvariantCulture);
    }
}
