using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Transforms.Geometries;

/// <summary>Stretches to another size.</summary>
internal sealed class ResizeGeometry(int sourceWidth, int sourceHeight, int width, int height) : Geometry(width, height)
{
    public override bool MixesPixels => true;

    public override Image Apply(Image source, Interpolation interpolation, Border border) =>
        source.Resize(Width, Height, interpolation);

    internal override void Move(SampleImage image, Interpolation interpolation, Border border) =>
        image.Stretch(Width, Height, interpolation);

    public override Extent Apply(Extent extent)
    {
        var (x, y) = ((double)Width / sourceWidth, (double)Height / sourceHeight);
        return new Extent(extent.Left * x, extent.Top * y, extent.Right * x, extent.Bottom * y);
    }
}
