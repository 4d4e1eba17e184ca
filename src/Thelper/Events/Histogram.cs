namespace Thelper.Events;

/// <summary>How numbers are spread: their counts in buckets of equal width between the least and the greatest.</summary>
/// <param name="Minimum">The least number.</param>
/// <param name="Maximum">The greatest number.</param>
/// <param name="Sum">Of all numbers.</param>
/// <param name="SquareSum">Of their squares.</param>
/// <param name="Limits">The right ends of the buckets, ascending; the last is the greatest number.</param>
/// <param name="Counts">The numbers in each bucket.</param>
public sealed record Histogram(
    double Minimum, double Maximum, double Sum, double SquareSum, IReadOnlyList<double> Limits, IReadOnlyList<long> Counts)
{
    private const int Buckets = 64;

    /// <summary>Counts numbers. Those that are infinite or no numbers are left out.</summary>
    /// <param name="values">In any order.</param>
    /// <returns>Null where nothing is left.</returns>
    public static Histogram? Of(ReadOnlySpan<float> values)
    {
        var (minimum, maximum, sum, squares) = (double.PositiveInfinity, double.NegativeInfinity, 0.0, 0.0);
        foreach (var value in values)
        {
            if (float.IsFinite(value))
            {
                (minimum, maximum) = (Math.Min(minimum, value), Math.Max(maximum, value));
                (sum, squares) = (sum + value, squares + ((double)value * value));
            }
        }

        return minimum > maximum ? null : new(minimum, maximum, sum, squares, LimitsOf(minimum, maximum), Count(values, minimum, maximum));
    }

    private static double[] LimitsOf(double minimum, double maximum) => minimum == maximum
        ? [maximum]
        : [.. Enumerable.Range(1, Buckets - 1).Select(i => minimum + ((maximum - minimum) * i / Buckets)), maximum];

    private static long[] Count(ReadOnlySpan<float> values, double minimum, double maximum)
    {
        var counts = new long[minimum == maximum ? 1 : Buckets];
        var scale = minimum == maximum ? 0 : Buckets / (maximum - minimum);
        foreach (var value in values)
        {
            if (float.IsFinite(value))
            {
                counts[Math.Min((int)((value - minimum) * scale), counts.Length - 1)]++;
            }
        }

        return counts;
    }
}
