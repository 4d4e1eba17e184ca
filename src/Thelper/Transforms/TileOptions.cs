using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="Tile"/>.</summary>
public sealed record TileOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>
    /// One number, or width and height: whole numbers are pixels; where the first has a point (0.5), all are shares of the image.
    /// </summary>
    [AllowSingle]
    public required IReadOnlyList<ConfigNode> TileSize { get; init; }

    /// <summary>The share of a tile that it has in common with its neighbours, 0 up to but not including 1; 0 by default.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double TileOverlap { get; init; }

    /// <summary>The least share of a tile that <see cref="MaskKey"/> must cover, 0 to 1; 1 by default.</summary>
    [Range(0.0, 1.0)]
    public double MinMaskIou { get; init; } = 1;

    /// <summary>The entry with a label map whose labels other than 0 mark what tiles must cover; by default nothing is asked for.</summary>
    public string? MaskKey { get; init; }

    /// <summary>Whether the tiles begin half of the overlap before the image, where its border is added; false by default.</summary>
    public bool OffsetOverlap { get; init; }

    /// <summary>What lies outside the image; one value by default. Also OpenCV's constants.</summary>
    [Alias("border_type", "border_mode")]
    public OpenCvBorder Bordertype { get; init; } = OpenCvBorder.Constant;

    /// <summary>The value outside, one or one per channel; 0 by default. On label maps it counts where the stage has no image.</summary>
    [AllowSingle]
    [NotEmpty]
    [Alias("border_val", "border_value")]
    public IReadOnlyList<double> Borderval { get; init; } = [0];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (TargetSize.Read(TileSize) is not { } size)
        {
            yield return new(nameof(TileSize), $"{TargetSize.Allowed}, but is {NumberRange.Describe(TileSize)}.");
        }
        else if (size.IsShare && (size.Width > 1 || size.Height > 1))
        {
            yield return new(nameof(TileSize), $"must be at most 1.0 of the image, but is {NumberRange.Describe(TileSize)}.");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new Tile(TargetSize.Read(TileSize)!.Value, TileOverlap, OffsetOverlap, Bordertype.With(Borderval))
    {
        MaskKey = MaskKey,
        LeastCoverage = MinMaskIou,
    };
}
