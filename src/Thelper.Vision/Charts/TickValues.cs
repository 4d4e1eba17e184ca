using System.Globalization;

namespace Thelper.Vision.Charts;

/// <summary>Round numbers between two ends, and how they are written.</summary>
internal static class TickValues
{
    private const double LeastPlain = 1e-3;
    private const double LeastScientific = 1e6;
    private const double Rounding = 1e-9;
    private const double Most = 100;

    private static readonly int[] Factors = [1, 2, 5];

    /// <summary>Multiples of 1, 2 or 5 times a power of 10.</summary>
    /// <param name="low">The beginning.</param>
    /// <param name="high">The end, above the beginning.</param>
    /// <param name="count">About so many.</param>
    /// <param name="isWhole">Whether only whole numbers will do.</param>
    public static IReadOnlyList<(double Value, string Label)> Linear(double low, double high, int count, bool isWhole)
    {
        var step = StepOf((high - low) / count);
        if (isWhole)
        {
            step = Math.Max(1, step);
        }

        var (first, last) = (Math.Ceiling((low / step) - Rounding), Math.Floor((high / step) + Rounding));
        var size = Math.Max(Math.Abs(first), Math.Abs(last)) * step;
        var values = new List<(double, string)>();
        for (var i = 0; i <= Math.Min(last - first, Most); i++)
        {
            values.Add(((first + i) * step, Label((first + i) * step, step, size)));
        }

        return values;
    }

    /// <summary>Powers of 10; within less than two of them, their multiples.</summary>
    /// <param name="low">The logarithm to the base 10 of the beginning.</param>
    /// <param name="high">That of the end.</param>
    /// <param name="count">About so many.</param>
    public static IReadOnlyList<(double Value, string Label)> Logarithmic(double low, double high, int count)
    {
        var (first, last) = ((int)Math.Ceiling(low - Rounding), (int)Math.Floor(high + Rounding));
        if (last - first >= 1)
        {
            var stride = Math.Max(1, (int)Math.Ceiling((last - first + 1.0) / count));
            return [.. Enumerable.Range(0, ((last - first) / stride) + 1).Select(i => Power(first + (i * stride), 1))];
        }

        var multiples = (from power in Enumerable.Range(first - 1, 2)
                         from factor in Factors
                         let place = power + Math.Log10(factor)
                         where place >= low - Rounding && place <= high + Rounding
                         select Power(power, factor)).ToArray();
        return multiples.Length > 1 ? multiples : Linear(Math.Pow(10, low), Math.Pow(10, high), count, isWhole: false);
    }

    private static (double Value, string Label) Power(int power, int factor) =>
        (factor * Math.Pow(10, power), Label(factor * Math.Pow(10, power), Math.Pow(10, power), factor * Math.Pow(10, power)));

    private static string Label(double value, double step, double size)
    {
        if (value == 0)
        {
            return "0";
        }

        var stepPower = PowerOf(step);
        if (size is >= LeastPlain and < LeastScientific)
        {
            return value.ToString($"F{Math.Max(0, -stepPower)}", CultureInfo.InvariantCulture);
        }

        var digits = Math.Max(0, PowerOf(Math.Abs(value)) - stepPower);
        return value.ToString($"0.{new string('#', digits)}e0", CultureInfo.InvariantCulture);
    }

    private static int PowerOf(double value) => (int)Math.Floor(Math.Log10(value) + Rounding);

    private static double StepOf(double rough)
    {
        var power = Math.Pow(10, PowerOf(rough));
        return power * ((rough / power) switch { <= 1 + Rounding => 1, <= 2 + Rounding => 2, <= 5 + Rounding => 5, _ => 10 });
    }
}
