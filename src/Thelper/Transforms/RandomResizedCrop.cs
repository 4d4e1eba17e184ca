using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Transforms.Torchvision;
using Thelper.Vision;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="RandomResizedCrop"/>, with torchvision's names and defaults.</summary>
public sealed record RandomResizedCropOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>Height and width of the result in pixels; one number for a square.</summary>
    [AllowSingle]
    public required IReadOnlyList<int> Size { get; init; }

    /// <summary>The least and the largest share of the image's area; 0.08 and 1 by default.</summary>
    public IReadOnlyList<double> Scale { get; init; } = [0.08, 1.0];

    /// <summary>The least and the largest width divided by height; 3/4 and 4/3 by default.</summary>
    public IReadOnlyList<double> Ratio { get; init; } = [3.0 / 4.0, 4.0 / 3.0];

    /// <summary>How values between pixels are found; bilinear by default.</summary>
    public InterpolationMode Interpolation { get; init; } = InterpolationMode.Bilinear;

    /// <summary>Whether all pixels count when the crop shrinks, as in torchvision on Pillow's images. False, the default, is
    /// faster, and is what torchvision does on tensors: pixels may be skipped.</summary>
    public bool Antialias { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Size is not ([> 0] or [> 0, > 0]))
        {
            yield return new(
                nameof(Size), $"must be one number or [height, width], above 0, but is [{string.Join(", ", Size)}].");
        }

        if (!IsRange(Scale) || Scale[1] > 1)
        {
            yield return new(
                nameof(Scale), $"must be two numbers above 0 up to 1, the least first, but is [{string.Join(", ", Scale)}].");
        }

        if (!IsRange(Ratio))
        {
            yield return new(
                nameof(Ratio), $"must be two numbers above 0, the least first, but is [{string.Join(", ", Ratio)}].");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new RandomResizedCrop(this);

    private static bool IsRange(IReadOnlyList<double> range) => range is [> 0, _] && range[0] <= range[1];
}

/// <summary>
/// Cuts out a rectangle of random place, area and aspect ratio and gives it one size: the crop of Szegedy et al., "Going
/// Deeper with Convolutions" (2014), section 6, as torchvision defines it.
/// </summary>
/// <param name="options">Size and ranges.</param>
public sealed class RandomResizedCrop(RandomResizedCropOptions options) : GeometricTransform
{
    private const int Attempts = 10;

    /// <inheritdoc/>
    protected override Interpolation Interpolation => options.Interpolation.ToInterpolation();

    /// <inheritdoc/>
    protected override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var area = Choose(width, height, ref random);
        return new SequenceGeometry(
            new CropGeometry(area.X, area.Y, area.Width, area.Height),
            Torchvision.Resize.Stretch(
                (area.Width, area.Height), SizeForm.Of(options.Size), options.Interpolation, options.Antialias));
    }

    /// <summary>The rectangle to cut out of an image of this size.</summary>
    internal (int X, int Y, int Width, int Height) Choose(int width, int height, ref CounterRandom random)
    {
        for (var i = 0; i < Attempts; i++)
        {
            var area = (double)width * height * random.NextDouble(options.Scale[0], options.Scale[1]);
            var ratio = Math.Exp(random.NextDouble(Math.Log(options.Ratio[0]), Math.Log(options.Ratio[1])));
            var (w, h) = ((int)Math.Round(Math.Sqrt(area * ratio)), (int)Math.Round(Math.Sqrt(area / ratio)));
            if (w > 0 && h > 0 && w <= width && h <= height)
            {
                return (random.NextInt32(width - w + 1), random.NextInt32(height - h + 1), w, h);
            }
        }

        return Central(width, height);
    }

    /// <summary>Where no rectangle fits: the largest one in the middle with a ratio that is allowed.</summary>
    private (int X, int Y, int Width, int Height) Central(int width, int height)
    {
        var ratio = Math.Clamp((double)width / height, options.Ratio[0], options.Ratio[1]);
        var w = Math.Clamp((int)Math.Round(height * ratio), 1, width);
        var h = Math.Clamp((int)Math.Round(width / ratio), 1, height);
        return ((width - w) / 2, (height - h) / 2, w, h);
    }
}
