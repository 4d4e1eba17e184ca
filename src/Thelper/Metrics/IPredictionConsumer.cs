using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;

namespace Thelper.Metrics;

/// <summary>One processed batch, as every consumer of predictions sees it. Tensors stay the trainer's; predictions and targets are on the CPU.</summary>
public sealed record Iteration
{
    /// <summary>What the model is asked to do.</summary>
    public required LearningTask Task { get; init; }

    /// <summary>What went into the model, where that computes; the batch's own entry is on the CPU.</summary>
    public required Tensor Input { get; init; }

    /// <summary>
    /// What came out of it, float32 with the batch as first dimension; scores as they are, without softmax or sigmoid. Null
    /// where the model finds objects, which are in <see cref="Boxes"/>.
    /// </summary>
    public required Tensor? Prediction { get; init; }

    /// <summary>
    /// What should have come out; null where it is not known. For a classification, class indices (int64 of B), shares of
    /// classes (float32 B×classes) where images were mixed, or a flag for each class (float32 B×classes) where a sample may
    /// have several; for a segmentation, class indices (int64 B×H×W); for a regression, numbers of the samples' own type.
    /// </summary>
    public required Tensor? Target { get; init; }

    /// <summary>The objects found, and those that are there; null where the task is another one.</summary>
    public BoxBatch? Boxes { get; init; }

    /// <summary>What else came out of the model, by name, such as <c>reconstruction</c>; on the CPU. Mostly nothing.</summary>
    public IReadOnlyDictionary<string, Tensor> FurtherOutputs { get; init; } = new Dictionary<string, Tensor>();

    /// <summary>The whole batch.</summary>
    public required Batch Sample { get; init; }

    /// <summary>The mean loss of the batch; null where none was computed.</summary>
    public double? Loss { get; init; }

    /// <summary>The batch's number within the epoch, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Batches per epoch.</summary>
    public required int Count { get; init; }

    /// <summary>The epoch's number, from 0.</summary>
    public required int Epoch { get; init; }

    /// <summary>Epochs of the whole session.</summary>
    public required int EpochCount { get; init; }

    /// <summary>The folder for files of this set.</summary>
    public required string OutputPath { get; init; }

    /// <summary>Whether it is known what should have come out, of at least one sample.</summary>
    public bool HasTruth => Target is { ElementCount: > 0 };

    /// <summary>The tensor that came out of the model.</summary>
    /// <exception cref="DataException">The model finds objects.</exception>
    public Tensor RequirePrediction() => Prediction ?? throw new DataException(
        $"A metric or report needs a tensor of predictions, but for {Task.Summary} the model gives boxes; use one for boxes.");
}

/// <summary>The objects of a batch, image by image, with the class indices of the task.</summary>
/// <param name="Predicted">Those that the model found, each with a confidence; empty for each image while it trains.</param>
/// <param name="Truth">Those that are there; null where this is not known.</param>
public sealed record BoxBatch(
    IReadOnlyList<IReadOnlyList<BoundingBox>> Predicted, IReadOnlyList<IReadOnlyList<BoundingBox>>? Truth)
{
    /// <summary>Whether objects were sought at all: false while a model trains, which then gives losses alone. True by default.</summary>
    public bool WereSought { get; init; } = true;
}

/// <summary>Something that looks at predictions while a model is trained or evaluated.</summary>
public interface IPredictionConsumer : IStateful
{
    /// <summary>Forgets what was seen; called before each epoch.</summary>
    void Reset();

    /// <summary>Looks at a batch.</summary>
    /// <param name="iteration">The batch.</param>
    void Update(Iteration iteration);

    /// <summary>
    /// Looks whether the samples of a first batch have what it needs, before there is a session; does nothing by default.
    /// </summary>
    /// <param name="batch">Stays the caller's; what is predicted of it is not known.</param>
    /// <exception cref="SettingException">They have not.</exception>
    void Check(Batch batch)
    {
    }
}

/// <summary>Whether a better model has a higher or a lower value.</summary>
public enum Goal
{
    /// <summary>Lower is better.</summary>
    [ConfigKey("min")]
    Minimize,

    /// <summary>Higher is better.</summary>
    [ConfigKey("max")]
    Maximize,
}

/// <summary>A consumer that boils predictions down to one number.</summary>
public interface IMetric : IPredictionConsumer
{
    /// <summary>Whether higher or lower is better.</summary>
    Goal Goal { get; }

    /// <summary>The unit to show behind a value, such as <c>%</c>; empty for a bare number.</summary>
    string Unit { get; }

    /// <summary>
    /// Whether there is a value only where a model is evaluated, because it predicts nothing while it trains; false by default.
    /// </summary>
    bool NeedsEvaluation => false;

    /// <summary>
    /// Whether the value may be asked for after each batch because that costs little; true by default. False where it is
    /// computed from all samples anew.
    /// </summary>
    bool IsLive => true;

    /// <summary>The value over all batches since the last reset; NaN where there is nothing to compute it from.</summary>
    double Evaluate();
}

/// <summary>A consumer that writes a report about an epoch.</summary>
public interface IReporter : IPredictionConsumer
{
    /// <summary>The extension of the report's file, without a dot.</summary>
    string Extension { get; }

    /// <summary>The report, or null where there is nothing to report.</summary>
    string? Report();
}

/// <summary>A consumer that writes a file about an epoch which may be too long for memory and screen, such as a row for each sample.</summary>
public interface IFileReporter : IPredictionConsumer
{
    /// <summary>The extension of the file, without a dot.</summary>
    string Extension { get; }

    /// <summary>Whether there is something to report.</summary>
    bool HasReport { get; }

    /// <summary>Writes the report; called only where there is one. The same again gives the same.</summary>
    /// <param name="stream">A new file, or what can be read and shortened like one; stays open.</param>
    void WriteReport(Stream stream);
}

/// <summary>A consumer that draws any number of pictures of an epoch, which have a file each.</summary>
public interface IPicturesReporter : IPredictionConsumer
{
    /// <summary>
    /// The pictures, each with what follows the consumer's name in that of its file, such as <c>-best</c>; drawn one by one, and
    /// disposed by the caller. None where there is nothing to show.
    /// </summary>
    IEnumerable<(string Suffix, Image Picture)> RenderAll();

    /// <summary>Why there is nothing to show although there was a batch, as a sentence; null, the default, where nothing is wrong.</summary>
    string? Obstacle => null;
}

/// <summary>A consumer that draws one picture of an epoch.</summary>
public interface IPictureReporter : IPicturesReporter
{
    /// <summary>The picture, which the caller disposes; null where there is nothing to show.</summary>
    Image? Render();

    IEnumerable<(string Suffix, Image Picture)> IPicturesReporter.RenderAll() => Render() is { } picture ? [("", picture)] : [];
}

/// <summary>A consumer that draws a chart of an epoch, which is written as a PNG file.</summary>
public interface IChartReporter : IPredictionConsumer
{
    /// <summary>The chart, or null where there is nothing to show.</summary>
    SvgDocument? Chart();
}

/// <summary>The options of a consumer in a configuration.</summary>
[ComponentKind("metric or consumer")]
public interface IConsumerOptions
{
    /// <summary>Makes a consumer without any state; called once for each set.</summary>
    /// <param name="task">What the model is asked to do.</param>
    /// <exception cref="SettingException">The options do not fit the task.</exception>
    IPredictionConsumer Create(LearningTask task);

    /// <summary>Whether it makes a metric, which can be watched; true by default, so a report or callback says false.</summary>
    bool IsMetric => true;
}
