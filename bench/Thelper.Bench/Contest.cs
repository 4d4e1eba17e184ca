namespace Thelper.Bench;

/// <summary>What is compared.</summary>
/// <param name="Model">lenet or resnet18.</param>
/// <param name="Title">Names the row.</param>
/// <param name="BatchSize">Images per step.</param>
/// <param name="Steps">Training steps per round.</param>
/// <param name="ImageSize">Height and width of the images; of LeNet 28.</param>
internal sealed record Contest(string Model, string Title, int BatchSize, int Steps, int ImageSize);

/// <summary>One row of <c>bench.json</c>.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Target">What the value should reach; null where it is only told.</param>
/// <param name="Value">The median over all rounds.</param>
/// <param name="Noise">Half of the spread between the quartiles, as a share of the value.</param>
/// <param name="Ok">Whether the target is reached.</param>
internal sealed record BenchRow(string Name, double? Target, double Value, double Noise, bool Ok)
{
    /// <summary>Makes a row.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="target">What the median should reach; null where it is only told.</param>
    /// <param name="values">One for each round.</param>
    /// <param name="atMost">Whether the target is a limit, below which a value should stay.</param>
    public static BenchRow From(string name, double? target, IEnumerable<double> values, bool atMost = false)
    {
        var sorted = values.Order().ToArray();
        var median = Quantile(sorted, 0.5);
        var noise = (Quantile(sorted, 0.75) - Quantile(sorted, 0.25)) / 2 / median;
        return new BenchRow(name, target, Math.Round(median, 4), Math.Round(noise, 4), target is null || (atMost ? median <= target : median >= target));
    }

    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
