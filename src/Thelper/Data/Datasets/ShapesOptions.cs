using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;

namespace Thelper.Data.Datasets;

/// <summary>What the drawn shapes are used for.</summary>
public enum ShapesTask
{
    /// <summary>Which shape it is; one in an image.</summary>
    Classification,

    /// <summary>A box and a class for each shape.</summary>
    Detection,

    /// <summary>A class for each pixel.</summary>
    Segmentation,

    /// <summary>Where the shape is and how large; one in an image.</summary>
    Regression,
}

/// <summary>The options of <see cref="ShapesDataset"/>.</summary>
public sealed record ShapesOptions : IDatasetOptions, IValidatedOptions
{
    /// <summary>How many images there are; 3000 by default.</summary>
    [Range(1, 10_000_000)]
    public int Count { get; init; } = 3000;

    /// <summary>Width and height of an image in pixels; 32 by default.</summary>
    [Range(16, 1024)]
    public int Size { get; init; } = 32;

    /// <summary>The strongest noise, in grey levels; 24 by default.</summary>
    [Range(0, 255)]
    public int Noise { get; init; } = 24;

    /// <summary>Equal seeds give equal images; 0 by default.</summary>
    [AtLeast(0)]
    public long Seed { get; init; }

    /// <summary>Classification by default.</summary>
    public ShapesTask Task { get; init; }

    /// <summary>
    /// The least and the greatest number of shapes in an image, or one number, 1 to 20; by default 1, for detection and
    /// segmentation 1 to 4. Shapes do not overlap; where no place is found for one, there are fewer.
    /// </summary>
    [AllowSingle]
    [Range(1, 20)]
    public IReadOnlyList<int>? ShapeCount { get; init; }

    internal (int Least, int Greatest) Shapes =>
        ShapeCount is { } range ? (range[0], range[^1])
        : Task is ShapesTask.Detection or ShapesTask.Segmentation ? (1, 4) : (1, 1);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (ShapeCount is not (null or [_] or [_, _]) || Shapes.Least > Shapes.Greatest)
        {
            yield return new(
                nameof(ShapeCount), $"must be one number or [least, greatest], but is [{string.Join(", ", ShapeCount!)}].");
        }
        else if (Shapes.Greatest > 1 && Task is ShapesTask.Classification or ShapesTask.Regression)
        {
            yield return new(nameof(ShapeCount),
                $"must be 1, as {Task.ToString().ToLowerInvariant()} is of one shape, but is up to {Shapes.Greatest}.");
        }
    }

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems) => new ShapesDataset(this);
}
