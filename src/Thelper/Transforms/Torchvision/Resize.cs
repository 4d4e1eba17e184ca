using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's Resize.</summary>
public sealed record ResizeOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>Height and width in pixels; one number is the shorter side, and the aspect ratio is kept.</summary>
    [AllowSingle]
    public required IReadOnlyList<int> Size { get; init; }

    /// <summary>How values between pixels are found; bilinear by default.</summary>
    public InterpolationMode Interpolation { get; init; } = InterpolationMode.Bilinear;

    /// <summary>The longest that the longer side may become, where <see cref="Size"/> is one number; null, the default:
    /// any.</summary>
    [Positive]
    public int? MaxSize { get; init; }

    /// <summary>Whether all pixels count when an image shrinks. True or null, the default, as torchvision does on Pillow's
    /// images;
    /// false as it does on tensors: pixels may be skipped.</summary>
    public bool? Antialias { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (MaxSize is { } most && Size is [var least] && most <= least)
        {
            yield return new(nameof(MaxSize), $"must be above size ({least}), but is {most}.");
        }

        if (MaxSize is not null && Size.Count > 1)
        {
            yield return new(nameof(MaxSize), "can be given only where size is one number, that of the shorter side.");
        }

        foreach (var problem in SizeForm.Check(nameof(Size), Size))
        {
            yield return problem;
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new Resize(this);
}

internal sealed class Resize(ResizeOptions options) : GeometricTransform
{
    protected override Interpolation Interpolation => options.Interpolation.ToInterpolation();

    protected override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var size = SizeFor(width, height);
        return size == (width, height) ? null : Stretch((width, height), size, options.Interpolation, options.Antialias);
    }

    /// <summary>The decision to resize, by the rule of torchvision on Pillow's images unless told otherwise.</summary>
    public static Geometry Stretch(
        (int Width, int Height) from, (int Width, int Height) to, InterpolationMode mode, bool? antialias) =>
        mode == InterpolationMode.Nearest || antialias == false
            ? new ResizeGeometry(from.Width, from.Height, to.Width, to.Height)
            : new ResampleGeometry(from.Width, from.Height, to, mode.ToFilter());

    private (int Width, int Height) SizeFor(int width, int height)
    {
        if (options.Size.Count > 1)
        {
            return SizeForm.Of(options.Size);
        }

        var shorter = options.Size[0];
        var longer = (int)((long)shorter * Math.Max(width, height) / Math.Min(width, height));
        if (options.MaxSize is { } most && longer > most)
        {
            (shorter, longer) = (Math.Max((int)((long)most * shorter / longer), 1), most);
        }

        return width <= height ? (shorter, longer) : (longer, shorter);
    }
}
