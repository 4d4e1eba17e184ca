using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms.Albumentations;

/// <summary>Ranges that a configuration gives as one number or as two.</summary>
internal static class Limits
{
    /// <summary>A number from [low, high], or from [-x, x] where there is one number x.</summary>
    public static double Symmetric(IReadOnlyList<double> limit, ref CounterRandom random) => limit.Count == 1
        ? random.NextDouble(-Math.Abs(limit[0]), Math.Abs(limit[0]))
        : random.NextDouble(limit[0], limit[1]);

    /// <summary>A number from [low, high], or from <paramref name="other"/> to x where there is one number x.</summary>
    public static double From(IReadOnlyList<double> limit, double other, ref CounterRandom random) => limit.Count == 1
        ? random.NextDouble(Math.Min(other, limit[0]), Math.Max(other, limit[0]))
        : random.NextDouble(limit[0], limit[1]);

    /// <summary>A number from [low, high], or the one number.</summary>
    public static double Fixed(IReadOnlyList<double> limit, ref CounterRandom random) =>
        random.NextDouble(limit[0], limit[^1]);

    /// <summary>An integer from [low, high], both included, or from <paramref name="other"/> to x.</summary>
    public static int Integer(IReadOnlyList<int> limit, int other, ref CounterRandom random)
    {
        var (first, last) = limit.Count == 1 ? (Math.Min(other, limit[0]), Math.Max(other, limit[0])) : (limit[0], limit[1]);
        return first + random.NextInt32(last - first + 1);
    }

    /// <summary>What is wrong with a range: not one number or two, or the first above the second.</summary>
    public static IEnumerable<OptionsProblem> Problems(string property, IReadOnlyList<double>? limit) =>
        limit is null or [_] || limit is [var low, var high] && low <= high ? []
        : [new(property, $"must be one number or two, the least first, but is [{string.Join(", ", limit)}].")];

    public static IEnumerable<OptionsProblem> Problems(string property, IReadOnlyList<int>? limit) =>
        Problems(property, limit?.Select(value => (double)value).ToList());

    /// <summary>What is wrong with a range of two numbers within bounds.</summary>
    public static IEnumerable<OptionsProblem> PairProblems(
        string property, IReadOnlyList<double> pair, double least, double most = double.PositiveInfinity)
    {
        if (pair is not [var low, var high] || !(low >= least && low <= high && high <= most))
        {
            var bounds = double.IsPositiveInfinity(most) ? $"at least {least}" : $"from {least} to {most}";
            yield return new(property, $"must be two numbers {bounds}, the least first, but is [{string.Join(", ", pair)}].");
        }
    }
}
