using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Metrics;

/// <summary>How precision and recall become one number.</summary>
public enum AveragePrecisionMethod
{
    /// <summary>The area under the curve, whose precision at a recall is the highest at that or a higher one (Pascal VOC from 2010 on).</summary>
    [ConfigKey("all-points")]
    AllPoints,

    /// <summary>The mean of the highest precisions at a recall of 0, 0.1 to 1 or more (Pascal VOC until 2009).</summary>
    [ConfigKey("11-points")]
    ElevenPoints,
}

/// <summary>The options of <see cref="AveragePrecision"/>.</summary>
[Supports(TaskKind.Detection)]
public sealed record AveragePrecisionOptions : IConsumerOptions
{
    /// <summary>The class whose average precision is the value; by default it is the mean over all classes that occur.</summary>
    public string? TargetClass { get; init; }

    /// <summary>The overlap (intersection over union) from which a box counts as found; above 0, up to 1, 0.5 by default.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double IouThreshold { get; init; } = 0.5;

    /// <summary>All points of the curve by default.</summary>
    public AveragePrecisionMethod Method { get; init; }

    /// <summary>How many of the last batches count; all by default.</summary>
    [AtLeast(1)]
    public int? MaxWinSize { get; init; }

    /// <inheritdoc/>
    /// <exception cref="DataException">The task is another one.</exception>
    public IPredictionConsumer Create(LearningTask task) => task is not Detection detection
        ? throw new DataException($"The average precision is for detection, but the data is for {task.Summary}.")
        : new AveragePrecision(detection, IouThreshold, Method, TargetClass is null ? null : IndexOf(TargetClass, detection), MaxWinSize);

    private int IndexOf(string name, Detection task) => task.IndexOf(name) is { } index && index != task.Background
        ? index
        : throw new SettingException(this, nameof(TargetClass),
            $"is '{name}', but the objects of the data are {string.Join(", ", task.ClassNames.Where(each => task.IndexOf(each) != task.Background))}.");
}

/// <summary>
/// The average precision of boxes, 0 to 1, as Pascal VOC defines it (Everingham et al., "The Pascal Visual Object Classes
/// Challenge", 2010): the mean over all classes that have a true object, or the value of one class.
/// </summary>
/// <remarks>
/// Within an image the boxes of a class are looked at from the surest down. Each is compared with the true object that it
/// overlaps most: it is right where they overlap enough and no surer box had that object; wrong otherwise. Where the object is
/// difficult, the box is neither, and difficult objects need not be found. Nor is a box wrong that lies within a crowd, by the
/// share of its own area as in COCO. Boxes of equal confidence rank in the order of the images, within an image in the order of
/// the model. Overlaps are those of continuous coordinates, whichever way the edges of a box are counted.
/// </remarks>
/// <param name="task">Has the classes.</param>
/// <param name="threshold">The overlap from which a box counts as found.</param>
/// <param name="method">How precision and recall become one number.</param>
/// <param name="targetClass">The index of the class whose value is wanted; null for the mean.</param>
/// <param name="window">How many of the last batches count; null for all.</param>
public sealed class AveragePrecision(
    Detection task,
    double threshold = 0.5,
    AveragePrecisionMethod method = AveragePrecisionMethod.AllPoints,
    int? targetClass = null,
    int? window = null)
    : IMetric, IReporter, IChartReporter
{
    private readonly BoxWindow _window = new(task, threshold, window);

    /// <inheritdoc/>
    public Goal Goal => Goal.Maximize;

    /// <inheritdoc/>
    public string Unit => "";

    /// <inheritdoc/>
    public bool NeedsEvaluation => true;

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    public string Extension => "classes.txt";

    private IEnumerable<RankedBoxes> Wanted => _window.Classes.All
        .Where(pair => pair.Value.Objects > 0 && (targetClass ?? pair.Key) == pair.Key)
        .Select(pair => pair.Value);

    /// <inheritdoc/>
    public double Evaluate() => Wanted.Select(boxes => boxes.AveragePrecision(method)).DefaultIfEmpty(double.NaN).Average();

    /// <inheritdoc/>
    public string? Report() => _window.Classes.IsEmpty
        ? null
        : AveragePrecisionTable.Write(_window.Classes.Named(task.Classes), threshold, method);

    /// <summary>The curves of precision and recall of the classes that have objects.</summary>
    public SvgDocument? Chart() => PrecisionRecallCurves.Draw(_window.Classes.Named(task.Classes), threshold, method);

    /// <inheritdoc/>
    public void Reset() => _window.Reset();

    /// <inheritdoc/>
    /// <exception cref="DataException">A predicted box has no confidence.</exception>
    public void Update(Iteration iteration)
    {
        if (iteration.Boxes is { WereSought: true } boxes)
        {
            _window.Add(boxes);
        }
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => _window.SaveState();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) => _window.LoadState(state);
}
