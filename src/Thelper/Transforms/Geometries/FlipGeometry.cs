using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Transforms.Geometries;

/// <summary>Exchanges left and right, or top and bottom.</summary>
internal sealed class FlipGeometry(int width, int height, bool isHorizontal) : Geometry(width, height)
{
    public override bool MixesPixels => false;

    public override Image Apply(Image source, Interpolation interpolation, Border border) =>
        isHorizontal ? source.FlipHorizontal() : source.FlipVertical();

    internal override void Move(SampleImage image, Interpolation interpolation, Border border)
    {
        if (isHorizontal)
        {
            image.Mirror();
        }
        else
        {
            base.Move(image, interpolation, border);
        }
    }

    public override Extent Apply(Extent extent) => isHorizontal
        ? extent with { Left = Width - extent.Right, Right = Width - extent.Left }
        : extent with { Top = Height - extent.Bottom, Bottom = Height - extent.Top };
}
