namespace Thelper.Metrics;

/// <summary>Functions of the scores of a class, as scikit-learn's of the same names; NaN where samples of one kind are missing.</summary>
internal static class ScoreFunctions
{
    // What single precision adds to 1, as scikit-learn has it for scores of that precision.
    private const double Least = 1.1920928955078125e-7;

    public static double AreaUnderRoc(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments)
    {
        new FunctionArguments(arguments).Checked();
        return Steps(samples).AreaUnderRoc;
    }

    public static double AveragePrecision(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments)
    {
        new FunctionArguments(arguments).Checked();
        return Steps(samples).AveragePrecision;
    }

    /// <summary>The mean of (score − truth)² (Brier, "Verification of Forecasts Expressed in Terms of Probability", 1950).</summary>
    public static double Brier(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments)
    {
        new FunctionArguments(arguments).Checked();
        return Mean(samples, (target, score) => (score - target) * (score - target));
    }

    /// <summary>The mean of −log of what was said of the truth.</summary>
    public static double LogLoss(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments)
    {
        var least = new FunctionArguments(arguments, "eps").Checked().Number("eps", Least);
        return Mean(samples, (target, score) =>
        {
            var share = double.IsNaN(score) ? score : Math.Min(1 - least, Math.Max(least, score));
            return -Math.Log(target == 1 ? share : 1 - share);
        });
    }

    private static double Mean(MetricSamples samples, Func<double, double, double> lossOf)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < samples.Targets.Count; i++)
        {
            sum += samples.CountOf(i) * lossOf(samples.Targets[i], samples.Predictions[i]);
            total += samples.CountOf(i);
        }

        return sum / total;
    }

    private static ThresholdSteps Steps(MetricSamples samples)
    {
        var list = new ScoreList();
        for (var i = 0; i < samples.Targets.Count; i++)
        {
            list.Add(samples.Predictions[i], samples.Targets[i] == 1, samples.CountOf(i));
        }

        return new ThresholdSteps(list, isInverted: false);
    }
}
