using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="CenterCrop"/>.</summary>
public sealed record CenterCropOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>
    /// One number, or width and height: whole numbers are pixels; where the first has a point (0.5), all are shares of the image.
    /// </summary>
    [AllowSingle]
    public required IReadOnlyList<ConfigNode> Size { get; init; }

    /// <summary>What lies outside where the image is smaller; one value by default.</summary>
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
        if (TargetSize.Read(Size) is null)
        {
            yield return new(nameof(Size), $"{TargetSize.Allowed}, but is {NumberRange.Describe(Size)}.");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new CenterCrop(TargetSize.Read(Size)!.Value, Bordertype.With(Borderval));
}

/// <summary>
/// Cuts out the middle, and adds a border where the image is smaller. The pixel at half of its width and
/// height, rounded down, is the one at half of the image's.
/// </summary>
/// <param name="size">Of the result.</param>
/// <param name="border">What lies outside.</param>
public sealed class CenterCrop(TargetSize size, Border border) : BorderedTransform(Interpolation.Linear, border)
{
    /// <inheritdoc/>
    protected override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var (w, h) = size.Of(width, height);
        return new CropGeometry((width / 2) - (w / 2), (height / 2) - (h / 2), w, h, addsBorder: w > width || h > height);
    }
}
