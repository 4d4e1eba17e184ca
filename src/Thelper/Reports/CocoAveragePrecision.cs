using Thelper.Data;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Tasks;

namespace Thelper.Reports;

/// <summary>The options of <see cref="CocoAveragePrecision"/>.</summary>
[Supports(TaskKind.Detection)]
public sealed record CocoAveragePrecisionOptions : ReportOptions, IConsumerOptions
{
    /// <summary>Which of the twelve numbers is the value; the average precision over all overlaps by default.</summary>
    public CocoNumber Value { get; init; }

    bool IConsumerOptions.IsMetric => true;

    /// <inheritdoc/>
    /// <exception cref="SessionException">The task is another one.</exception>
    public override IPredictionConsumer Create(LearningTask task) => task is Detection detection
        ? new CocoAveragePrecision(detection, this)
        : throw new SessionException($"COCO's average precision is for detection, but the data is for {task.Summary}.");
}

/// <summary>
/// The average precision and recall of boxes, 0 to 1, by the rules of COCO's evaluation: one of twelve numbers as the value, all
/// of them, and those of each class, as a report. Each is the mean over the classes that have objects of its sizes.
/// </summary>
/// <remarks>
/// Of each class the 100 surest boxes of an image count. Precisions are read at 101 recalls; boxes of equal confidence rank in the
/// order of the images, within an image in the order of the model. The size of an object is the area of its box. Difficult
/// objects are like others, because COCO knows none. Of each box there are kept its confidence and how it is judged, 24 bytes.
/// </remarks>
/// <param name="task">Has the classes.</param>
/// <param name="options">What to write.</param>
public sealed class CocoAveragePrecision(Detection task, CocoAveragePrecisionOptions options) : IMetric, IReporter
{
    private readonly ClassMap _names = options.NamesOf(task);
    private readonly BoxesByClass<CocoBoxes> _classes = new(task, () => new CocoBoxes());

    /// <inheritdoc/>
    public Goal Goal => Goal.Maximize;

    /// <inheritdoc/>
    public string Unit => "";

    /// <inheritdoc/>
    public bool NeedsEvaluation => true;

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    public string Extension => options.Format == ReportFormat.Text ? "classes.txt" : options.Format.Extension();

    /// <inheritdoc/>
    public double Evaluate() => Of(options.Value);

    /// <summary>One of the twelve numbers; NaN where no class has an object of its sizes.</summary>
    /// <param name="number">Which one.</param>
    public double Of(CocoNumber number) => CocoTable.Mean(_classes.All.Values, CocoRules.All.First(rule => rule.Number == number));

    /// <inheritdoc/>
    public string? Report() => _classes.IsEmpty ? null : new CocoTable(_classes.Named(_names)).Write(options.Format);

    /// <inheritdoc/>
    public void Reset() => _classes.Reset();

    /// <inheritdoc/>
    /// <exception cref="DataException">A predicted box has no confidence.</exception>
    public void Update(Iteration iteration)
    {
        if (iteration.Boxes is { WereSought: true } boxes)
        {
            _classes.Add(boxes);
        }
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => _classes.SaveState();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) => _classes.LoadState(state);
}
