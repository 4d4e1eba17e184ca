using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Transforms.Geometries;

/// <summary>Exchanges rows and columns.</summary>
internal sealed class TransposeGeometry(int sourceWidth, int sourceHeight) : Geometry(sourceHeight, sourceWidth)
{
    public override bool MixesPixels => false;

    public override Image Apply(Image source, Interpolation interpolation, Border border) => source.Transpose();

    public override Extent Apply(Extent extent) => new(extent.Top, extent.Left, extent.Bottom, extent.Right);
}
