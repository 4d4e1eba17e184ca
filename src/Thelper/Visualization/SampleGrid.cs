using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Visualization;

/// <summary>The options of <see cref="SampleGrid"/>.</summary>
public sealed record SampleGridOptions : IConsumerOptions
{
    internal const string Name = "thelper.train.SampleGrid";
    internal const int MostSamples = 256;

    /// <summary>Samples of each kind at most; 16 by default.</summary>
    [Alias("viz_count"), Range(1, MostSamples)]
    public int Count { get; init; } = 16;

    /// <summary>Found objects of less confidence neither count nor are drawn; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double MinConfidence { get; init; } = 0.5;

    bool IConsumerOptions.IsMetric => false;

    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task) => new SampleGrid(Count, MinConfidence);
}

/// <summary>
/// Draws the samples of an epoch whose predictions are the best, those whose are the worst, and random ones, into a PNG file
/// each. "Best" is by the score of the true class for a classification, by the mean intersection over union of the image for a
/// segmentation, by overlaps of right boxes less wrong and missed ones for a detection, and by the squared error for a regression
/// or super-resolution. Where the truth is not known there are random ones alone.
/// </summary>
/// <param name="count">Samples of each kind at most.</param>
/// <param name="minConfidence">Found objects of less confidence neither count nor are drawn.</param>
public sealed class SampleGrid(int count, double minConfidence = 0.5) : IPicturesReporter
{
    private readonly SamplePictures _pictures = new(count, minConfidence);

    /// <inheritdoc/>
    public string? Obstacle => _pictures.Obstacle;

    /// <inheritdoc/>
    public void Reset() => _pictures.Reset();

    /// <inheritdoc/>
    public void Update(Iteration iteration) => _pictures.Update(iteration);

    /// <inheritdoc/>
    public IEnumerable<(string Suffix, Image Picture)> RenderAll() => _pictures.RenderAll();

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => _pictures.SaveState();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) => _pictures.LoadState(state);
}
