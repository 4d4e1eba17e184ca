using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Transforms.Geometries;

/// <summary>Cuts out a rectangle, which may reach beyond the image: what is missing there is the border.</summary>
/// <param name="x">Of the first column; may be negative.</param>
/// <param name="y">Of the first row; may be negative.</param>
/// <param name="width">In pixels.</param>
/// <param name="height">In pixels.</param>
/// <param name="addsBorder">Whether the border's value counts after the maps of single values that are kept, not before.</param>
internal sealed class CropGeometry(int x, int y, int width, int height, bool addsBorder = false) : Geometry(width, height)
{
    public override bool MixesPixels => addsBorder;

    public override Image Apply(Image source, Interpolation interpolation, Border border)
    {
        var (left, top) = (Math.Max(-x, 0), Math.Max(-y, 0));
        var (right, bottom) = (Math.Max(x + Width - source.Width, 0), Math.Max(y + Height - source.Height, 0));
        if (left + top + right + bottom == 0)
        {
            return source.Crop(x, y, Width, Height);
        }

        using var padded = source.Pad(left, top, right, bottom, border);
        return padded.Crop(x + left, y + top, Width, Height);
    }

    internal override void Move(SampleImage image, Interpolation interpolation, Border border)
    {
        if (x >= 0 && y >= 0 && x + Width <= image.Width && y + Height <= image.Height)
        {
            image.CutOut((x, y, Width, Height));
        }
        else
        {
            base.Move(image, interpolation, border);
        }
    }

    public override Extent Apply(Extent extent) => new(extent.Left - x, extent.Top - y, extent.Right - x, extent.Bottom - y);
}
