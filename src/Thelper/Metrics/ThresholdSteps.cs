namespace Thelper.Metrics;

/// <summary>
/// What comes of calling samples positive from a score on, for each score that there is, the highest first. Samples without
/// weight are left out.
/// </summary>
internal sealed class ThresholdSteps
{
    private readonly List<ThresholdStep> _steps = [];

    /// <param name="list">The samples.</param>
    /// <param name="isInverted">Whether the score of a sample is 1 − that of the list.</param>
    public ThresholdSteps(ScoreList list, bool isInverted)
    {
        var (keys, order) = Ranked(list, isInverted);
        var (right, wrong) = (0.0, 0.0);
        for (var i = 0; i < order.Length; i++)
        {
            var weight = list.WeightOf(order[i]);
            right += list.Positives[order[i]] ? weight : 0;
            wrong += list.Positives[order[i]] ? 0 : weight;
            if (i + 1 == order.Length || keys[i + 1] != keys[i])
            {
                // Keys fall as scores rise.
                _steps.Add(new(isInverted ? 1 - (double)keys[i] : -keys[i], right, wrong));
            }
        }

        (Positives, Negatives) = (right, wrong);
    }

    /// <summary>From the highest threshold down.</summary>
    public IReadOnlyList<ThresholdStep> Steps => _steps;

    /// <summary>What all positive samples weigh.</summary>
    public double Positives { get; }

    /// <summary>What all negative samples weigh.</summary>
    public double Negatives { get; }

    /// <summary>
    /// The area under the curve of the shares of positive over those of negative samples; NaN without samples of both kinds
    /// (Fawcett, "An introduction to ROC analysis", 2006).
    /// </summary>
    public double AreaUnderRoc
    {
        get
        {
            var (area, previous) = (0.0, default(ThresholdStep));
            foreach (var step in _steps)
            {
                area += (step.FalsePositives - previous.FalsePositives) * (step.TruePositives + previous.TruePositives) / 2;
                previous = step;
            }

            return HasBoth ? area / Positives / Negatives : double.NaN;
        }
    }

    /// <summary>Σ (recall − previous recall) · precision; NaN without positive samples.</summary>
    public double AveragePrecision
    {
        get
        {
            var (sum, previous) = (0.0, 0.0);
            foreach (var step in _steps)
            {
                sum += (step.TruePositives - previous) * step.Precision;
                previous = step.TruePositives;
            }

            return Positives > 0 ? sum / Positives : double.NaN;
        }
    }

    /// <summary>Whether there are samples of both kinds.</summary>
    public bool HasBoth => Positives > 0 && Negatives > 0;

    /// <summary>The steps without those that lie on a line between their neighbours.</summary>
    public IReadOnlyList<ThresholdStep> Corners() => [.. _steps.Where((step, i) =>
        i == 0 || i == _steps.Count - 1
        || (_steps[i + 1].TruePositives - step.TruePositives != step.TruePositives - _steps[i - 1].TruePositives)
        || (_steps[i + 1].FalsePositives - step.FalsePositives != step.FalsePositives - _steps[i - 1].FalsePositives))];

    private static (float[] Keys, int[] Order) Ranked(ScoreList list, bool isInverted)
    {
        var (keys, order, count) = (new float[list.Count], new int[list.Count], 0);
        for (var i = 0; i < list.Count; i++)
        {
            if (list.WeightOf(i) > 0)
            {
                order[count] = i;
                keys[count++] = KeyOf(list.Scores[i], list.Positives[i], isInverted);
            }
        }

        Array.Sort(keys, order, 0, count);
        return (keys[..count], order[..count]);
    }

    private static float KeyOf(float score, bool isPositive, bool isInverted) => float.IsNaN(score)
        ? isPositive ? float.PositiveInfinity : float.NegativeInfinity
        : isInverted ? score : -score;
}

/// <summary>Samples that count as positive from a score on.</summary>
/// <param name="Threshold">The score.</param>
/// <param name="TruePositives">What the positive ones among them weigh.</param>
/// <param name="FalsePositives">What the negative ones weigh.</param>
internal readonly record struct ThresholdStep(double Threshold, double TruePositives, double FalsePositives)
{
    /// <summary>The share of them that is positive.</summary>
    public double Precision => TruePositives / (TruePositives + FalsePositives);
}
