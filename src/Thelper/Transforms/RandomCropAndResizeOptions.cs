using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="RandomCropAndResize"/>, with the names of the Python original's RandomResizedCrop.</summary>
public sealed record RandomCropAndResizeOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>
    /// The size of the result: one number, or width and height. Whole numbers are pixels; where the first has a point (0.5),
    /// all are shares of the image. Null leaves crops at their own sizes.
    /// </summary>
    [AllowSingle]
    public required IReadOnlyList<ConfigNode>? OutputSize { get; init; }

    /// <summary>
    /// The size of the crop: [low, high] of its area, with a point as shares of the image's area (by default 0.08 to 1.0), or
    /// whole numbers as the side in pixels of a square of that area; or [[low, high], [low, high]] of width and height.
    /// </summary>
    public IReadOnlyList<ConfigNode>? InputSize { get; init; }

    /// <summary>
    /// The least and largest ratio of the sides, 0.75 to 1.33 by default; null for squares, and where <see cref="InputSize"/>
    /// has ranges of width and height.
    /// </summary>
    public IReadOnlyList<double>? Ratio { get; init; } = [0.75, 1.33];

    /// <summary>The probability that the image is cropped at all, 0 to 1; 1 by default.</summary>
    [Range(0.0, 1.0)]
    public double Probability { get; init; } = 1;

    /// <summary>How many crops are tried, at least 1, before the middle is taken; 10 by default.</summary>
    [AtLeast(1)]
    public int RandomAttempts { get; init; } = 10;

    /// <summary>The least share of a crop that <see cref="RoiKey"/> must cover, 0 to 1; 1 by default.</summary>
    [Range(0.0, 1.0)]
    public double MinRoiIou { get; init; } = 1;

    /// <summary>The entry with a label map whose labels other than 0 mark what a crop must cover; by default nothing is asked for.</summary>
    [Alias("mask_key")]
    public string? RoiKey { get; init; }

    /// <summary>How values between pixels are found; linear by default. Also OpenCV's constants.</summary>
    [Alias("interp", "interpolation")]
    public OpenCvInterpolation Flags { get; init; } = OpenCvInterpolation.Linear;

    private TargetSize? Target => OutputSize is null ? null : TargetSize.Read(OutputSize);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (OutputSize is not null && Target is null)
        {
            yield return new(nameof(OutputSize), $"{TargetSize.Allowed}, but is {NumberRange.Describe(OutputSize)}.");
        }

        if (Ratio is not null && !(Ratio is [> 0, _] && Ratio[0] <= Ratio[1] && double.IsFinite(Ratio[1])))
        {
            yield return new(nameof(Ratio), $"must be two numbers above 0, the least first, but is [{string.Join(", ", Ratio)}].");
        }
        else if (CropRange.Read(InputSize, Ratio ?? [1]) is not { } range)
        {
            yield return new(
                nameof(InputSize),
                "must be [low, high] of the area or [[low, high], [low, high]] of width and height, all above 0 and with a point "
                + $"for shares of the image or without for pixels, but is {NumberRange.Describe(InputSize!)}.");
        }
        else if (range is CropSides && Ratio is not null)
        {
            yield return new(nameof(Ratio), "must be null where input_size gives the ranges of width and height.");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new RandomCropAndResize(CropRange.Read(InputSize, Ratio ?? [1])!)
    {
        Target = Target,
        Probability = Probability,
        Attempts = RandomAttempts,
        RegionKey = RoiKey,
        LeastCoverage = MinRoiIou,
        Interpolation = (Interpolation)Flags,
    };
}
