using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Thelper.Configuration;
using Thelper.Torch;

namespace Thelper.Visualization;

/// <summary>The options of a t-SNE of a set. Time and memory grow with the square of the samples; more than 20 000 it refuses.</summary>
public sealed record TsneOptions : ProjectionOptions
{
    /// <summary>How the features are laid out in the plane.</summary>
    public TsneArguments TsneArgs { get; init; } = new();

    private protected override IProjection Projection => new TsneProjection(TsneArgs);
}

/// <summary>t-SNE as one of the projections.</summary>
/// <param name="arguments">The settings.</param>
internal sealed class TsneProjection(TsneArguments arguments) : IProjection
{
    public string Name => "tsne";

    public string Title => "t-SNE";

    public int FewestSamples => Tsne.FewestSamples;

    public int MostSamples => Tsne.MostSamples;

    public string? NoteFor(int samples) =>
        arguments.Perplexity is { } wanted && arguments.PerplexityOf(samples) is var taken && taken < wanted
            ? string.Create(CultureInfo.InvariantCulture,
                $"The perplexity of the t-SNE is {wanted:G4}, but {samples} samples allow {taken:F1} at most, which is taken.")
            : null;

    public (double X, double Y)[] Fit(Tensor points) => Tsne.Fit(points, arguments);
}

/// <summary>Where the points of a t-SNE start.</summary>
public enum TsneStart
{
    /// <summary>The two directions in which the features vary most.</summary>
    Pca,

    /// <summary>Random places.</summary>
    Random,
}

/// <summary>The numbers of a t-SNE, under scikit-learn's names and with its defaults.</summary>
public sealed record TsneArguments
{
    /// <summary>How many neighbours a sample has, more or less; 30 by default. At most a third of the other samples is taken.</summary>
    [Range(1.0, double.PositiveInfinity)]
    public double? Perplexity { get; init; }

    /// <summary>Steps; 1000 by default, of which the first 250 pull neighbours together 12 times as hard.</summary>
    [Alias("max_iter"), Range(250, 1_000_000)]
    public int NIter { get; init; } = 1000;

    /// <summary>The length of a step; by default a 48th of the number of samples, but 50 at least.</summary>
    [Positive]
    public double? LearningRate { get; init; }

    /// <summary>Where the points start; <c>pca</c> by default.</summary>
    public TsneStart Init { get; init; }

    /// <summary>Says which random places a random start has; 0 by default. No other random numbers are used.</summary>
    [AtLeast(0)]
    public int RandomState { get; init; }

    /// <summary>Dimensions of the picture: 2.</summary>
    [Range(2, 2)]
    public int NComponents { get; init; } = Plane;

    internal const int Plane = 2;

    private const double DefaultPerplexity = 30;

    /// <summary>The perplexity that so many samples allow.</summary>
    internal double PerplexityOf(int samples) => Math.Min(Perplexity ?? DefaultPerplexity, (samples - 1) / 3.0);
}
