using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="Accuracy"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation)]
public sealed record AccuracyOptions : IConsumerOptions
{
    /// <summary>
    /// A prediction is right if the true class is among this many with the highest scores; 1 by default, and as the only one
    /// allowed where a sample may have several classes.
    /// </summary>
    [AtLeast(1)]
    public int TopK { get; init; } = 1;

    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task) => task switch
    {
        Classification { MultiLabel: true } when TopK > 1 => throw Refusal(
            "but where a sample may have several classes, each is right or wrong by itself; leave it out."),
        Classification or Segmentation when TopK > ((IClassTask)task).Classes.Count => throw Refusal(
            $"but the data has {((IClassTask)task).Classes.Count} classes; with as many, every prediction would be right."),
        Classification or Segmentation => new Accuracy(TopK),
        _ => throw new DataException($"The accuracy is for classification and segmentation, but the data is for {task.Summary}."),
    };

    private SettingException Refusal(string reason) => new(this, nameof(TopK), $"is {TopK}, {reason}");
}

/// <summary>
/// The share of right predictions in percent: over all samples with a known class; over all pixels of label maps but those
/// with the don't-care value; where a sample may have several classes, over all classes of all samples, each of which is found
/// if its score is at least 0, which is a probability of 0.5. Where images were mixed, the true class is the one with the
/// largest share. Of equal scores or shares, the class with the lower index counts as higher; a prediction with a score that
/// is NaN is wrong.
/// </summary>
/// <param name="topK">A prediction is right if the true class is among this many with the highest scores.</param>
public sealed class Accuracy(int topK = 1) : IMetric
{
    private readonly TopRanks _ranks = new(topK);
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
        if (iteration.Task is Classification { MultiLabel: true })
        {
            CountFlags(scores, iteration.Target.AsSpan<float>());
            return;
        }

        var ignored = (iteration.Task as Segmentation)?.DontCare;
        var truth = TrueClasses.Of(iteration.Target);
        for (var i = 0; i < scores.Samples; i++)
        {
            var (right, total) = _ranks.Count(scores.Row(i), scores.Truth(truth, i), ignored);
            (_right, _total) = (_right + right, _total + total);
        }
    }

    private void CountFlags(ClassScores scores, ReadOnlySpan<float> flags)
    {
        for (var i = 0; i < scores.Samples; i++)
        {
            var row = scores.Row(i);
            for (var j = 0; j < row.Length; j++)
            {
                _right += ClassFlags.IsRight(row[j], flags[(i * row.Length) + j]) ? 1 : 0;
            }
        }

        _total += flags.Length;
    }
}
