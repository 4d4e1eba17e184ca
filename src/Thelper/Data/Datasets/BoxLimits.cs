using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>What of a box may lie beyond its image.</summary>
internal static class BoxLimits
{
    // Programs for annotation round, and count pixels from 0 or 1; what is farther out is of another image or a slip.
    private const double Tolerance = 2;

    /// <summary>What is wrong, to follow upon the box; null where it lies within the image, or so little beyond that it is cut.</summary>
    /// <param name="box">In continuous coordinates.</param>
    /// <param name="image">Width and height in pixels.</param>
    public static string? Problem(Extent box, (int Width, int Height) image)
    {
        var size = $"the image of {image.Width} x {image.Height} pixels";
        var beyond = Math.Max(Math.Max(-box.Left, -box.Top), Math.Max(box.Right - image.Width, box.Bottom - image.Height));
        return box.ClippedTo(image.Width, image.Height).IsEmpty ? $"outside {size}."
            : beyond > Tolerance ? FormattableString.Invariant(
                $"which ends {beyond:0.##} pixels beyond {size}, where up to {Tolerance} are cut off; mend the box, take the object out, or set on_error to skip.")
            : null;
    }
}
