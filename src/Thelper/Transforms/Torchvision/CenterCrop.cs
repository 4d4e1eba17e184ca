using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's CenterCrop.</summary>
public sealed record CenterCropOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>Height and width in pixels; one number for a square.</summary>
    [AllowSingle]
    public required IReadOnlyList<int> Size { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => SizeForm.Check(nameof(Size), Size);

    /// <inheritdoc/>
    public ITransform Create() => new CenterCrop(SizeForm.Of(Size));
}

/// <summary>Cuts out the middle; an image that is too small gets black pixels around it.</summary>
internal sealed class CenterCrop((int Width, int Height) size) : GeometricTransform
{
    protected override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var (missingX, missingY) = (Math.Max(size.Width - width, 0), Math.Max(size.Height - height, 0));
        var crop = Middle((width + missingX, height + missingY), size);
        return missingX + missingY == 0
            ? crop
            : new SequenceGeometry(
                new PadGeometry(
                    width, height, new(missingX / 2, missingY / 2, (missingX + 1) / 2, (missingY + 1) / 2)),
                crop);
    }

    /// <summary>The middle of an image that is large enough. A half pixel is rounded to the even number, as Python
    /// does.</summary>
    public static CropGeometry Middle((int Width, int Height) image, (int Width, int Height) size) => new(
        (int)Math.Round((image.Width - size.Width) / 2.0),
        (int)Math.Round((image.Height - size.Height) / 2.0),
        size.Width,
        size.Height);
}
