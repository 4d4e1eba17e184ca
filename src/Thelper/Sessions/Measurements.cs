using Thelper.Events;
using Thelper.Metrics;

namespace Thelper.Sessions;

/// <summary>A consumer drew a picture of an epoch, which is in its file already.</summary>
/// <param name="Set">train, valid or test.</param>
/// <param name="Epoch">Counted from 0.</param>
/// <param name="Name">The consumer's.</param>
/// <param name="Png">A PNG file.</param>
public sealed record PictureDrawn(string Set, int Epoch, string Name, ReadOnlyMemory<byte> Png) : RunEvent;

/// <summary>A consumer has a curve over thresholds of an epoch. Told only where events are recorded for TensorBoard.</summary>
/// <param name="Set">train, valid or test.</param>
/// <param name="Epoch">Counted from 0.</param>
/// <param name="Name">The consumer's.</param>
/// <param name="Counts">At thresholds that are evenly spaced from 0 to 1.</param>
public sealed record CurveMeasured(string Set, int Epoch, string Name, IReadOnlyList<ThresholdCounts> Counts) : RunEvent;

/// <summary>
/// How the numbers of parameters, and of the gradients that there are, are spread before an epoch. Told only where events are
/// recorded for TensorBoard.
/// </summary>
/// <param name="Epoch">Counted from 0.</param>
/// <param name="Spreads">By path, such as <c>layer1/0/conv1/weight</c>; <c>/grad</c> at the end means the gradient.</param>
public sealed record WeightsMeasured(int Epoch, IReadOnlyList<(string Path, Histogram Spread)> Spreads) : RunEvent;

/// <summary>The operators that the first batch went through. Told only where events are recorded for TensorBoard.</summary>
/// <param name="Set">The set that the batch is of.</param>
/// <param name="Graph">Its nodes and edges.</param>
public sealed record ModelTraced(string Set, ModelGraph Graph) : RunEvent;

/// <summary>The features of the samples of a set are known. Told only where events are recorded for TensorBoard.</summary>
/// <param name="Set">train, valid or test.</param>
/// <param name="Epoch">Counted from 0; null for a final evaluation.</param>
/// <param name="Features">Sample after sample.</param>
public sealed record FeaturesComputed(string Set, int? Epoch, FeatureTable Features) : RunEvent;

/// <summary>The features of samples, and what is known of each.</summary>
/// <param name="Values">All features of the first sample, then of the second, and so on.</param>
/// <param name="Width">Features of a sample; at least 1.</param>
/// <param name="Columns">Names, and a text for each sample.</param>
public sealed record FeatureTable(
    ReadOnlyMemory<float> Values, int Width, IReadOnlyList<(string Name, IReadOnlyList<string> Texts)> Columns)
{
    /// <summary>How many samples there are.</summary>
    public int Count => Values.Length / Width;
}
