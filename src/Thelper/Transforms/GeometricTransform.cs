using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Transforms;

/// <summary>
/// An operation that moves pixels. One decision moves images, label maps and boxes, so that each object keeps its labels
/// and its box.
/// </summary>
public abstract class GeometricTransform : ITransform
{
    /// <summary>How values between pixels of images are found; label maps always take the nearest.</summary>
    protected virtual Interpolation Interpolation => Interpolation.Linear;

    /// <summary>What lies outside an image; black by default.</summary>
    protected virtual Border Border => default;

    /// <summary>What lies outside a label map: the class 0, or what the border of images mirrors or repeats.</summary>
    protected virtual Border LabelBorder => Border.Mode == BorderMode.Constant ? default : new Border(Border.Mode);

    /// <summary>What lies outside a label map where no image is moved with it; by default as where one is.</summary>
    protected virtual Border LabelBorderAlone => LabelBorder;

    /// <inheritdoc/>
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        var decisions = new Decisions(this, random);

        // Boxes first: they need the size that their image has before it is moved.
        foreach (var entry in entries)
        {
            if (entry.Value is IReadOnlyList<BoundingBox> boxes)
            {
                var changed = entry;
                changed.Value = Move(boxes, entries, entry.Element, decisions);
            }
        }

        var labelBorder = HasImage(entries) ? LabelBorder : LabelBorderAlone;
        foreach (var entry in entries)
        {
            if (entry.Value is SamplePixels pixels && decisions.For(pixels) is { } geometry)
            {
                Move(pixels, geometry, labelBorder);
            }
        }
    }

    /// <summary>Decides where the pixels go.</summary>
    /// <param name="width">Of the image, in pixels.</param>
    /// <param name="height">Of the image, in pixels.</param>
    /// <param name="random">The same numbers for all entries of a sample.</param>
    /// <returns>Null where nothing is to be moved.</returns>
    protected abstract Geometry? Draw(int width, int height, ref CounterRandom random);

    /// <summary>What becomes of a moved box; by default its part within the image, and nothing where none is.</summary>
    /// <param name="box">The box before.</param>
    /// <param name="moved">Where it went, in pixels of the result; may lie outside.</param>
    /// <param name="geometry">The decision.</param>
    /// <returns>Null where the box is lost.</returns>
    protected virtual BoundingBox? Keep(BoundingBox box, Extent moved, Geometry geometry) =>
        moved.ClippedTo(geometry.Width, geometry.Height) is { IsEmpty: false } visible ? box.MovedTo(visible) : null;

    private static bool HasImage(SampleEntries entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Value is SampleImage)
            {
                return true;
            }
        }

        return false;
    }

    private void Move(SamplePixels pixels, Geometry geometry, Border labelBorder)
    {
        if (pixels is LabelMap labels)
        {
            labels.Apply(geometry, labelBorder);
        }
        else
        {
            ((SampleImage)pixels).Apply(geometry, Interpolation, Border);
        }
    }

    private IReadOnlyList<BoundingBox> Move(
        IReadOnlyList<BoundingBox> boxes, SampleEntries entries, int element, Decisions decisions)
    {
        var pixels = entries.PixelsAt(element)
            ?? throw new InvalidDataException("it has boxes, but no image or label map whose size tells where they are");
        return decisions.For(pixels) is { } geometry
            ? [.. boxes.Select(box => Keep(box, geometry.Apply(box.Extent), geometry)).OfType<BoundingBox>()]
            : boxes;
    }

    /// <summary>Keeps the last decision, since entries of one size share it and some take long to make.</summary>
    private sealed class Decisions(GeometricTransform transform, CounterRandom random)
    {
        private (int Width, int Height) _size;
        private Geometry? _geometry;

        public Geometry? For(SamplePixels pixels)
        {
            if (_size != (pixels.Width, pixels.Height))
            {
                var numbers = random;
                _geometry = transform.Draw(pixels.Width, pixels.Height, ref numbers);
                _size = (pixels.Width, pixels.Height);
            }

            return _geometry;
        }
    }
}
