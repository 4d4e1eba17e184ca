namespace Thelper.Metrics;

/// <summary>Functions of predicted and true classes, as scikit-learn's of the same names; 0 where a denominator is 0.</summary>
internal static class LabelFunctions
{
    private const string Binary = "binary";

    public static double Accuracy(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments)
    {
        var normalised = new FunctionArguments(arguments, "normalize").Checked().Flag("normalize", true);
        var counts = Table.Of(samples).Counts;
        var right = 0.0;
        for (var index = 0; index < counts.Classes; index++)
        {
            right += counts[index, index];
        }

        return normalised ? right / counts.Total : right;
    }

    public static double BalancedAccuracy(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments) =>
        ConfusionFormulas.BalancedAccuracy(
            Table.Of(samples).Counts, new FunctionArguments(arguments, "adjusted").Checked().Flag("adjusted", false));

    public static double Matthews(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments)
    {
        new FunctionArguments(arguments).Checked();
        return ConfusionFormulas.Matthews(Table.Of(samples).Counts);
    }

    public static double Kappa(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments) =>
        ConfusionFormulas.Kappa(
            Table.Of(samples).Counts,
            new FunctionArguments(arguments, "weights").Checked().Word("weights", "", "linear", "quadratic") switch
            {
                "linear" => Disagreement.Linear,
                "quadratic" => Disagreement.Quadratic,
                _ => Disagreement.None,
            });

    public static double Precision(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments) =>
        Averaged(samples, new FunctionArguments(arguments, "average", "pos_label", "zero_division").Checked(), HitRatios.Precision);

    public static double Recall(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments) =>
        Averaged(samples, new FunctionArguments(arguments, "average", "pos_label", "zero_division").Checked(), HitRatios.Recall);

    public static double Jaccard(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments) =>
        Averaged(samples, new FunctionArguments(arguments, "average", "pos_label", "zero_division").Checked(), HitRatios.Jaccard);

    public static double F1(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments) =>
        Averaged(samples, new FunctionArguments(arguments, "average", "pos_label", "zero_division").Checked(), HitRatios.FScore(1));

    public static double FBeta(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments)
    {
        var read = new FunctionArguments(arguments, "beta", "average", "pos_label", "zero_division").Checked();
        var beta = read.Number("beta", double.NaN);
        return beta >= 0 ? Averaged(samples, read, HitRatios.FScore(beta))
            : throw new ArgumentException("must have beta, a number from 0 on.");
    }

    private static double Averaged(MetricSamples samples, FunctionArguments arguments, HitRatio ratio)
    {
        if (arguments.Number("zero_division", 0) != 0)
        {
            throw new ArgumentException("has a zero_division other than 0, but a quotient whose denominator is 0 is 0; leave it out.");
        }

        var table = Table.Of(samples);
        var average = arguments.Word("average", Binary, Binary, "macro", "micro", "weighted");
        return average switch
        {
            Binary when table.Labels.Count > 2 => throw new ArgumentException(
                "must have the argument average (macro, micro or weighted), because there are more than two classes; or name one of them as target_name."),
            Binary => ratio(table.HitsOf(arguments.Number("pos_label", 1))),
            "micro" => ratio.Average(ClassAverage.Micro, table.All),
            "weighted" => ratio.Average(ClassAverage.Weighted, table.All),
            _ => ratio.Average(ClassAverage.Macro, table.All),
        };
    }

    /// <summary>
    /// How often each class that occurs was taken for each other one. Where a sample is predicted as no class, that is wrong, but
    /// nothing else: there is no class besides.
    /// </summary>
    private sealed record Table(IReadOnlyList<double> Labels, ConfusionCounts Counts)
    {
        public IEnumerable<ClassHits> All => Enumerable.Range(0, Labels.Count).Select(Counts.HitsOf);

        public static Table Of(MetricSamples samples)
        {
            // Numbers, which have no counts, may be below 0.
            double? none = samples.Counts is null ? null : BestClasses.None;
            var labels = LabelsOf(samples, none);
            var counts = new ConfusionCounts(labels.Length);
            for (var i = 0; i < samples.Targets.Count; i++)
            {
                var predicted = samples.Predictions[i] == none ? BestClasses.None : Array.BinarySearch(labels, samples.Predictions[i]);
                counts.Add(Array.BinarySearch(labels, samples.Targets[i]), predicted, samples.CountOf(i));
            }

            return new(labels, counts);
        }

        private static double[] LabelsOf(MetricSamples samples, double? none)
        {
            var labels = new HashSet<double>();
            for (var i = 0; i < samples.Targets.Count; i++)
            {
                labels.Add(samples.Targets[i]);
                labels.Add(samples.Predictions[i]);
            }

            if (none is { } stranger)
            {
                labels.Remove(stranger);
            }

            return [.. labels.Order()];
        }

        public ClassHits HitsOf(double label) =>
            Enumerable.Range(0, Labels.Count).Where(index => Labels[index] == label).Select(Counts.HitsOf).FirstOrDefault();
    }
}
