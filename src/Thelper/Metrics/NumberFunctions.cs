namespace Thelper.Metrics;

/// <summary>
/// Functions of numbers, as scikit-learn's of the same names: where a sample has several, the mean of the values of each of them.
/// </summary>
internal static class NumberFunctions
{
    public static double AbsoluteError(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments) =>
        OverColumns(samples, new(arguments), (truth, predicted) => truth.Zip(predicted, (a, b) => Math.Abs(a - b)).Average());

    public static double SquaredError(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments)
    {
        var read = new FunctionArguments(arguments, "squared");
        var isSquared = read.Flag("squared", true);
        return OverColumns(samples, read, (truth, predicted) =>
        {
            var mean = truth.Zip(predicted, (a, b) => (a - b) * (a - b)).Average();
            return isSquared ? mean : Math.Sqrt(mean);
        });
    }

    public static double MedianError(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments) =>
        OverColumns(samples, new(arguments), (truth, predicted) => Median(truth.Zip(predicted, (a, b) => Math.Abs(a - b))));

    public static double LargestError(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments)
    {
        new FunctionArguments(arguments).Checked();

        // Which is NaN where an error is, other than that of Max.
        return samples.Targets.Zip(samples.Predictions, (a, b) => Math.Abs(a - b)).Aggregate(Math.Max);
    }

    /// <summary>1 − Σ(truth − prediction)² / Σ(truth − mean truth)².</summary>
    public static double R2(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments) =>
        OverColumns(samples, new(arguments), (truth, predicted) => Share(truth.Zip(predicted, (a, b) => (a - b) * (a - b)).Sum(), truth));

    /// <summary>1 − Var(truth − prediction) / Var(truth).</summary>
    public static double ExplainedVariance(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments) =>
        OverColumns(samples, new(arguments), (truth, predicted) => Share(Spread([.. truth.Zip(predicted, (a, b) => a - b)]), truth));

    private static double OverColumns(MetricSamples samples, FunctionArguments arguments, Func<double[], double[], double> valueOf)
    {
        arguments.Checked();
        return Enumerable.Range(0, samples.Width).Average(
            column => valueOf(Column(samples.Targets, column), Column(samples.Predictions, column)));

        double[] Column(IReadOnlyList<double> numbers, int column) => [.. numbers.Where((_, i) => i % samples.Width == column)];
    }

    private static double Median(IEnumerable<double> numbers)
    {
        // NaN comes before all numbers.
        double[] sorted = [.. numbers.Order()];
        return double.IsNaN(sorted[0]) ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Spread(double[] numbers)
    {
        var mean = numbers.Average();
        return numbers.Sum(number => (number - mean) * (number - mean));
    }

    // As scikit-learn has it where all numbers are equal.
    private static double Share(double rest, double[] truth) => Spread(truth) is var spread && spread > 0 ? 1 - (rest / spread)
        : rest == 0 ? 1 : 0;
}
