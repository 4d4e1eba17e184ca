using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Metrics;

/// <summary>The options of metrics of how scores tell one class from the others.</summary>
public abstract record ScoreCurveOptions : IConsumerOptions
{
    /// <summary>The class whose samples are the positive ones; with <c>!</c> before it, those of all others are.</summary>
    [NotEmpty]
    public required string TargetName { get; init; }

    /// <summary>
    /// Names in place of the task's, one for each class: a list, a section of names with indices or of indices with names, or
    /// the path of a file with one of these. The task's by default.
    /// </summary>
    [TextIsPath]
    public ConfigNode? ClassNames { get; init; }

    /// <summary>
    /// Whether scores become probabilities, true by default: by the softmax, or by the sigmoid where a sample may have several
    /// classes. False takes them as the model gives them.
    /// </summary>
    public bool ForceSoftmax { get; init; } = true;

    /// <summary>The entry of the samples that says how much each counts, 0 or more; by default each counts 1.</summary>
    public string? SampleWeight { get; init; }

    /// <summary>Whether the picture leaves out points that the value does not need; true by default.</summary>
    public bool DropIntermediate { get; init; } = true;

    /// <inheritdoc/>
    public abstract IPredictionConsumer Create(LearningTask task);

    /// <summary>Which scores count.</summary>
    /// <exception cref="SettingException">There is no such class, or the names are not those of the data's classes.</exception>
    internal TargetScores TargetOf(LearningTask task) => TargetScores.Of(
        ClassNamesReader.InPlaceOf(ClassTasks.ClassesOf(task, "A curve of scores"), ClassNames, this, nameof(ClassNames)),
        TargetName, ForceSoftmax, this, nameof(TargetName));
}

/// <summary>
/// A metric of how scores tell the samples of one class from all others. It keeps a score for each sample, 5 bytes. A score that
/// is NaN is wrong: it ranks last for a positive sample and first for a negative one.
/// </summary>
public abstract class ScoreCurve : IMetric, IThresholdCurve, IChartReporter
{
    private readonly TargetScores _target;
    private readonly SampleWeights _weights;
    private readonly ScoreList _list = new();

    private protected ScoreCurve(LearningTask task, ScoreCurveOptions options)
    {
        _target = options.TargetOf(task);
        _weights = new SampleWeights(options, nameof(options.SampleWeight), options.SampleWeight);
    }

    /// <inheritdoc/>
    public virtual Goal Goal => Goal.Maximize;

    /// <inheritdoc/>
    public string Unit => "";

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <summary>The samples by falling score.</summary>
    private protected ThresholdSteps Steps => new(_list, _target.IsInverted);

    /// <inheritdoc/>
    public double Evaluate() => _list.Count == 0 ? double.NaN : ValueOf(Steps);

    /// <inheritdoc/>
    public SvgDocument? Chart() => Steps is { HasBoth: true } steps ? ChartOf(steps) : null;

    /// <inheritdoc/>
    public void Check(Batch batch) => _weights.Of(batch);

    /// <inheritdoc/>
    public void Reset() => _list.Clear();

    /// <inheritdoc/>
    /// <exception cref="DataException">There is no class of an index, or a weight is below 0.</exception>
    public void Update(Iteration iteration)
    {
        if (iteration.HasTruth)
        {
            _target.Add(iteration, _list, _weights.Of(iteration.Sample));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ThresholdCounts> CountsAt(int thresholds) =>
        ThresholdTable.Of(_list, _target.IsInverted, thresholds);

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => _list.SaveState();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) => _list.LoadState(state);

    /// <summary>The value of at least one sample.</summary>
    private protected abstract double ValueOf(ThresholdSteps steps);

    /// <summary>The curve, where there are samples of both kinds.</summary>
    private protected abstract SvgDocument ChartOf(ThresholdSteps steps);
}
