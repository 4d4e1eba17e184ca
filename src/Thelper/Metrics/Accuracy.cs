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
    public IPredictionConsumer Create(LearningTask task) =>
        task is Classification { ClassNames.Count: var classes } && TopK > classes
            ? throw new SettingException(
                this, nameof(TopK), $"is {TopK}, but the data has {classes} classes; with as many, every prediction would be right.")
            : new Accuracy(TopK);
}

/// <summary>
/// The share of right predictions in percent, over all samples with a known class: where images were mixed, the one with
/// the largest share. Of equal scores or shares, the class with the lower index counts as higher; a prediction with a score
/// that is NaN is wrong.
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
    public OrderedDictionary<string, object?> SaveState() => new() { ["right"] = _right, ["total"] = _total };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) =>
        (_right, _total) = ((long)state["right"]!, (long)state["total"]!);

    /// <inheritdoc/>
    public void Update(Iteration iteration)
    {
        if (iteration.Target is null)
        {
            return;
        }

        var scores = ClassScores.Of(iteration);
        var targets = TrueClasses.Of(iteration.Target);
        for (var i = 0; i < targets.Length; i++)
        {
            _right += IsRight(scores.Row(i), (int)targets[i]) ? 1 : 0;
        }

        _total += targets.Length;
    }

    /// <summary>Whether fewer than k classes come before the true one when all are sorted by falling score.</summary>
    private bool IsRight(ReadOnlySpan<float> scores, int target)
    {
        var before = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (float.IsNaN(scores[i]))
            {
                return false;
            }

            before += scores[i] > scores[target] || (scores[i] == scores[target] && i < target) ? 1 : 0;
        }

        return before < topK;
    }
}
