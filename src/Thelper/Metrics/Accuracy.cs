using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="Accuracy"/>.</summary>
public sealed record AccuracyOptions : IConsumerOptions
{
    /// <summary>A prediction is right if the true class is among this many with the highest scores; 1 by default.</summary>
    [AtLeast(1)]
    public int TopK { get; init; } = 1;

    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task) => new Accuracy(TopK);
}

/// <summary>
/// The share of right predictions in percent, over all samples with a known class. Of equal scores, the class with the
/// lower index counts as higher.
/// </summary>
/// <param name="topK">A prediction is right if the true class is among this many with the highest scores.</param>
public sealed class Accuracy(int topK = 1) : IMetric
{
    private long _right;
    private long _total;

    /// <inheritdoc/>
    public Goal Goal => Goal.Maximize;

    /// <inheritdoc/>
    public string Unit => "%";

    /// <inheritdoc/>
    public double Evaluate() => _total == 0 ? double.NaN : 100.0 * _right / _total;

    /// <inheritdoc/>
    public void Reset() => (_right, _total) = (0, 0);

    /// <inheritdoc/>
    public void Update(Iteration iteration)
    {
        if (iteration.Target is null)
        {
            return;
        }

        var scores = ClassScores.Of(iteration);
        var targets = iteration.Target.AsSpan<long>();
        for (var i = 0; i < targets.Length; i++)
        {
            _right += Rank(scores.Row(i), (int)targets[i]) < topK ? 1 : 0;
        }

        _total += targets.Length;
    }

    /// <summary>How many classes come before one when they are sorted by falling score.</summary>
    private static int Rank(ReadOnlySpan<float> scores, int target)
    {
        var own = scores[target];
        if (float.IsNaN(own))
        {
            return scores.Length;
        }

        var before = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            before += scores[i] > own || (scores[i] == own && i < target) ? 1 : 0;
        }

        return before;
    }
}
