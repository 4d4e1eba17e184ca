using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Thelper.Configuration;
using Thelper.Torch;

namespace Thelper.Visualization;

/// <summary>The options of a UMAP of a set. Time grows with the square of the samples; more than 50 000 it refuses.</summary>
public sealed record UmapOptions : ProjectionOptions
{
    /// <summary>How the features are laid out in the plane.</summary>
    public UmapArguments UmapArgs { get; init; } = new();

    /// <summary>Says which random numbers are drawn; 0 by default. <c>umap_args.random_state</c> comes before it.</summary>
    [AtLeast(0)]
    public int Seed { get; init; }

    private protected override IProjection Projection => new UmapProjection(UmapArgs with { RandomState = UmapArgs.RandomState ?? Seed });
}

/// <summary>UMAP as one of the projections.</summary>
/// <param name="arguments">The settings.</param>
internal sealed class UmapProjection(UmapArguments arguments) : IProjection
{
    public string Name => "umap";

    public string Title => "UMAP";

    public int FewestSamples => Umap.FewestSamples;

    public int MostSamples => Umap.MostSamples;

    public string? NoteFor(int samples) => arguments.NeighboursOf(samples) is var taken && taken < arguments.NNeighbors
        ? $"The UMAP asks for {arguments.NNeighbors} neighbours (n_neighbors), but there are {samples} samples, so {taken} are taken."
        : null;

    public (double X, double Y)[] Fit(Tensor points) => Umap.Fit(points, arguments);
}

/// <summary>How far two samples are from each other.</summary>
public enum UmapMetric
{
    /// <summary>The root of the sum of squared differences.</summary>
    Euclidean,

    /// <summary>1 less the cosine of the angle between the two.</summary>
    Cosine,

    /// <summary>The sum of the differences' magnitudes.</summary>
    Manhattan,
}

/// <summary>Where the points of a UMAP start.</summary>
public enum UmapStart
{
    /// <summary>The first eigenvectors of the neighbours' graph; where the graph falls into parts, those of <see cref="Pca"/>.</summary>
    Spectral,

    /// <summary>The two directions in which the features vary most.</summary>
    Pca,

    /// <summary>Random places.</summary>
    Random,
}

/// <summary>The numbers of a UMAP, under umap-learn's names and with its defaults.</summary>
public sealed record UmapArguments : IValidatedOptions
{
    /// <summary>Neighbours that each sample is tied to, itself included; 15 by default. At most all samples are taken.</summary>
    [Range(2, 1000)]
    public int NNeighbors { get; init; } = 15;

    /// <summary>How near places may be to each other; 0.1 by default, and not above <c>spread</c>.</summary>
    [Range(0.0, double.PositiveInfinity)]
    public double MinDist { get; init; } = 0.1;

    /// <summary>The scale of the places; 1 by default.</summary>
    [Positive]
    public double Spread { get; init; } = 1;

    /// <summary>What makes samples neighbours; <c>euclidean</c> by default.</summary>
    public UmapMetric Metric { get; init; }

    /// <summary>Passes over all pairs of neighbours; by default 500 for up to 10 000 samples, else 200.</summary>
    [Range(1, 1_000_000)]
    public int? NEpochs { get; init; }

    /// <summary>The length of a step at first; 1 by default. It falls to 0.</summary>
    [Positive]
    public double LearningRate { get; init; } = 1;

    /// <summary>Random samples that each step pushes away; 5 by default.</summary>
    [Range(0, 1000)]
    public int NegativeSampleRate { get; init; } = 5;

    /// <summary>How hard they are pushed away; 1 by default.</summary>
    [AtLeast(0)]
    public double RepulsionStrength { get; init; } = 1;

    /// <summary>Where the points start; <c>spectral</c> by default.</summary>
    public UmapStart Init { get; init; }

    /// <summary>Says which random numbers are drawn; the visualisation's <c>seed</c> by default.</summary>
    [AtLeast(0)]
    public int? RandomState { get; init; }

    /// <summary>Dimensions of the picture: 2.</summary>
    [Range(2, 2)]
    public int NComponents { get; init; } = Plane;

    internal const int Plane = 2;

    private const int ManySamples = 10_000;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (MinDist > Spread)
        {
            yield return new(nameof(MinDist), string.Create(
                CultureInfo.InvariantCulture, $"is {MinDist}, but must not be above spread, which is {Spread}."));
        }
    }

    /// <summary>The neighbours that so many samples allow, each itself included.</summary>
    internal int NeighboursOf(int samples) => Math.Min(NNeighbors, samples);

    /// <summary>Passes for so many samples.</summary>
    internal int EpochsFor(int samples) => NEpochs ?? (samples <= ManySamples ? 500 : 200);
}
