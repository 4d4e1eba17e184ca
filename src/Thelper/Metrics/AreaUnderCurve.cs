using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>How the areas of classes become one.</summary>
public enum AreaAverage
{
    /// <summary>The plain mean.</summary>
    Macro,

    /// <summary>The mean by how many samples each class has.</summary>
    Weighted,
}

/// <summary>The options of <see cref="AreaUnderCurve"/>.</summary>
[Supports(TaskKind.Classification)]
public sealed record AreaUnderCurveOptions : IConsumerOptions
{
    /// <summary>How the areas of classes become one; the plain mean by default.</summary>
    public AreaAverage Average { get; init; }

    /// <inheritdoc cref="ScoreCurveOptions.ForceSoftmax"/>
    public bool ForceSoftmax { get; init; } = true;

    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task) =>
        new AreaUnderCurve(task is Classification { Classes.Count: var count } ? count
            : throw new DataException($"The area under the curve is for classification, but the data is for {task.Summary}."),
            Average, ForceSoftmax);
}

/// <summary>
/// The mean area under the <see cref="ROCCurve"/> of each class against all others, 0 to 1, over the classes that have positive
/// and negative samples; NaN where none has. Keeps 5 bytes for each class of each sample.
/// </summary>
/// <param name="classes">How many.</param>
/// <param name="average">How the areas become one.</param>
/// <param name="forceSoftmax">Whether scores become probabilities.</param>
public sealed class AreaUnderCurve(int classes, AreaAverage average = AreaAverage.Macro, bool forceSoftmax = true) : IMetric
{
    private readonly ScoreList[] _lists = [.. Enumerable.Range(0, classes).Select(_ => new ScoreList())];

    /// <inheritdoc/>
    public Goal Goal => Goal.Maximize;

    /// <inheritdoc/>
    public string Unit => "";

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    public double Evaluate()
    {
        var (sum, whole) = (0.0, 0.0);
        foreach (var list in _lists)
        {
            if (new ThresholdSteps(list, isInverted: false) is { HasBoth: true } steps)
            {
                var weight = average == AreaAverage.Weighted ? steps.Positives : 1;
                sum += weight * steps.AreaUnderRoc;
                whole += weight;
            }
        }

        return whole == 0 ? double.NaN : sum / whole;
    }

    /// <inheritdoc/>
    public void Reset() => Array.ForEach(_lists, list => list.Clear());

    /// <inheritdoc/>
    /// <exception cref="DataException">There is no class of an index.</exception>
    public void Update(Iteration iteration)
    {
        if (!iteration.HasTruth)
        {
            return;
        }

        var scores = ClassScores.Of(iteration);
        var hasFlags = iteration.Task is Classification { MultiLabel: true };
        var flags = hasFlags ? iteration.Target!.AsSpan<float>() : [];
        var truth = hasFlags ? [] : TrueClasses.Of(iteration.Target!);
        for (var i = 0; i < scores.Samples; i++)
        {
            var values = Probabilities(scores.Row(i), hasFlags);
            var label = hasFlags ? 0 : TrueClasses.Checked(scores.Truth(truth, i)[0], classes);
            for (var index = 0; index < classes; index++)
            {
                _lists[index].Add(values[index], hasFlags ? ClassFlags.IsThere(flags[(i * classes) + index]) : label == index);
            }
        }
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() =>
        new() { ["classes"] = _lists.Select(list => (object?)list.SaveState()).ToList() };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        foreach (var (list, own) in _lists.Zip((IReadOnlyList<object?>)state["classes"]!))
        {
            list.LoadState((IReadOnlyDictionary<string, object?>)own!);
        }
    }

    private double[] Probabilities(ReadOnlySpan<float> row, bool hasFlags) =>
        !forceSoftmax ? Array.ConvertAll(row.ToArray(), score => (double)score)
        : hasFlags ? Array.ConvertAll(row.ToArray(), ClassShares.Sigmoid)
        : ClassShares.Of(row);
}
