using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>The options of <see cref="Accuracy"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation)]
public sealed record AccuracyOptions : WindowOptions
{
    /// <summary>
    /// A prediction is right if the true class is among this many with the highest scores; 1 by default, and as the only one
    /// allowed where a sample may have several classes.
    /// </summary>
    [AtLeast(1)]
    public int TopK { get; init; } = 1;

    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task) => task switch
    {
        Classification { MultiLabel: true } when TopK > 1 => throw Refusal(
            "but where a sample may have several classes, each is right or wrong by itself; leave it out."),
        Classification or Segmentation when TopK > ((IClassTask)task).Classes.Count => throw Refusal(
            $"but the data has {((IClassTask)task).Classes.Count} classes; with as many, every prediction would be right."),
        Classification or Segmentation => new Accuracy(TopK, MaxWinSize),
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
/// <param name="maxWinSize">How many batches, the last ones, count; null for all.</param>
public sealed class Accuracy(int topK = 1, int? maxWinSize = null) : SumMetric(2, maxWinSize)
{
    private const int Right = 0;
    private const int All = 1;
    private readonly TopRanks _ranks = new(topK);

    /// <inheritdoc/>
    public override string Unit => "%";

    private protected override double ValueOf(Sums sums) => sums[All] == 0 ? double.NaN : 100.0 * sums[Right] / sums[All];

    private protected override void Add(Iteration iteration, Sums sums)
    {
        var scores = ClassScores.Of(iteration);
        if (iteration.Task is Classification { MultiLabel: true })
        {
            CountFlags(scores, iteration.Target!.AsSpan<float>(), sums);
            return;
        }

        var ignored = (iteration.Task as Segmentation)?.DontCare;
        var truth = TrueClasses.Of(iteration.Target!);
        for (var i = 0; i < scores.Samples; i++)
        {
            var (right, total) = _ranks.Count(scores.Row(i), scores.Truth(truth, i), ignored);
            sums[Right] += right;
            sums[All] += total;
        }
    }

    private static void CountFlags(ClassScores scores, ReadOnlySpan<float> flags, Sums sums)
    {
        for (var i = 0; i < scores.Samples; i++)
        {
            var row = scores.Row(i);
            for (var j = 0; j < row.Length; j++)
            {
                sums[Right] += ClassFlags.IsRight(row[j], flags[(i * row.Length) + j]) ? 1 : 0;
            }
        }

        sums[All] += flags.Length;
    }
}
