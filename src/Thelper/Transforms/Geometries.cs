using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Transforms;

/// <summary>Stretches to another size.</summary>
internal sealed class ResizeGeometry(int sourceWidth, int sourceHeight, int width, int height) : Geometry(width, height)
{
    public override bool MixesPixels => true;

    public override Image Apply(Image source, Interpolation interpolation, IReadOnlyList<double> fill) =>
        source.Resize(Width, Height, interpolation);

    public override Extent Apply(Extent extent)
    {
        var (x, y) = ((double)Width / sourceWidth, (double)Height / sourceHeight);
        return new Extent(extent.Left * x, extent.Top * y, extent.Right * x, extent.Bottom * y);
    }
}

/// <summary>Exchanges left and right.</summary>
internal sealed class HorizontalFlipGeometry(int width, int height) : Geometry(width, height)
{
    public override bool MixesPixels => false;

    public override Image Apply(Image source, Interpolation interpolation, IReadOnlyList<double> fill) => source.FlipHorizontal();

    public override Extent Apply(Extent extent) => extent with { Left = Width - extent.Right, Right = Width - extent.Left };
}

/// <summary>Cuts out a rectangle that lies within the image, and stretches it to another size.</summary>
/// <param name="x">Of the first column.</param>
/// <param name="y">Of the first row.</param>
/// <param name="cropWidth">Of the rectangle.</param>
/// <param name="cropHeight">Of the rectangle.</param>
/// <param name="size">Of the result.</param>
internal sealed class CropResizeGeometry(int x, int y, int cropWidth, int cropHeight, (int Width, int Height) size)
    : Geometry(size.Width, size.Height)
{
    private readonly ResizeGeometry _resize = new(cropWidth, cropHeight, size.Width, size.Height);

    public override bool MixesPixels => true;

    public override Image Apply(Image source, Interpolation interpolation, IReadOnlyList<double> fill)
    {
        using var cropped = source.Crop(x, y, cropWidth, cropHeight);
        return _resize.Apply(cropped, interpolation, fill);
    }

    public override Extent Apply(Extent extent) => _resize.Apply(
        new Extent(extent.Left - x, extent.Top - y, extent.Right - x, extent.Bottom - y));
}
