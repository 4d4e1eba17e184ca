using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's FiveCrop: the corners and the middle, as a list.</summary>
public sealed record FiveCropOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>Height and width in pixels; one number for a square.</summary>
    [AllowSingle]
    public required IReadOnlyList<int> Size { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => SizeForm.Check(nameof(Size), Size);

    /// <inheritdoc/>
    public ITransform Create() => new MultipleCrops(SizeForm.Of(Size), flip: null);
}

/// <summary>The options of torchvision's TenCrop: those of FiveCrop, and those of the flipped image.</summary>
public sealed record TenCropOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>Height and width in pixels; one number for a square.</summary>
    [AllowSingle]
    public required IReadOnlyList<int> Size { get; init; }

    /// <summary>Whether the flip exchanges top and bottom; false, the default: left and right.</summary>
    public bool VerticalFlip { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => SizeForm.Check(nameof(Size), Size);

    /// <inheritdoc/>
    public ITransform Create() =>
        new MultipleCrops(SizeForm.Of(Size), VerticalFlip ? MirrorAxis.TopAndBottom : MirrorAxis.LeftAndRight);
}

/// <summary>What a flip exchanges.</summary>
internal enum MirrorAxis
{
    LeftAndRight,
    TopAndBottom,
}

/// <summary>
/// Makes a list of crops of each image, label map and list of boxes: upper left, upper right, lower left, lower right, middle.
/// </summary>
internal sealed class MultipleCrops((int Width, int Height) size, MirrorAxis? flip) : ITransform
{
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        foreach (var entry in entries)
        {
            if (entries.Sample[entry.Key] is SampleList)
            {
                throw new InvalidDataException(
                    $"its '{entry.Key}' is a list already, and lists of crops do not go into lists");
            }
        }

        foreach (var entry in entries)
        {
            if (entry.Value is IReadOnlyList<BoundingBox> boxes)
            {
                var pixels = entries.PixelsAt(entry.Element)
                    ?? throw new InvalidDataException("it has boxes, but no image or label map whose size tells where they are");
                var changed = entry;
                changed.Value = new SampleList(Crops(pixels.Width, pixels.Height).Select(crop => Moved(boxes, crop)));
            }
        }

        foreach (var entry in entries)
        {
            if (entry.Value is SamplePixels pixels)
            {
                var changed = entry;
                changed.Value = new SampleList(Crops(pixels.Width, pixels.Height).Select(crop => Moved(pixels, crop)));
                pixels.Dispose();
            }
        }
    }

    private static object Moved(IReadOnlyList<BoundingBox> boxes, Geometry crop) => new List<BoundingBox>(
        boxes.Select(box => (Box: box, Seen: crop.Apply(box.Extent).ClippedTo(crop.Width, crop.Height)))
            .Where(moved => !moved.Seen.IsEmpty)
            .Select(moved => moved.Box.MovedTo(moved.Seen)));

    private static SamplePixels Moved(SamplePixels pixels, Geometry crop)
    {
        var copy = pixels.Clone();
        copy.Move(image => crop.Apply(image, Interpolation.NearestExact, default));
        return copy;
    }

    private List<Geometry> Crops(int width, int height)
    {
        if (width < size.Width || height < size.Height)
        {
            throw new InvalidDataException(
                $"it has {width} × {height} pixels, which is too small for crops of {size.Width} × {size.Height}");
        }

        var (right, bottom) = (width - size.Width, height - size.Height);
        List<Geometry> crops =
        [
            At(0, 0), At(right, 0), At(0, bottom), At(right, bottom), CenterCrop.Middle((width, height), size),
        ];
        if (flip is { } axis)
        {
            var mirror = new FlipGeometry(width, height, axis == MirrorAxis.LeftAndRight);
            crops.AddRange(crops.ConvertAll<Geometry>(crop => new SequenceGeometry(mirror, crop)));
        }

        return crops;
    }

    private CropGeometry At(int x, int y) => new(x, y, size.Width, size.Height);
}
