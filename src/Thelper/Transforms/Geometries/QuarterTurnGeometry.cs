using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Transforms.Geometries;

/// <summary>Turns by quarters of a circle, counter-clockwise.</summary>
/// <param name="sourceWidth">In pixels.</param>
/// <param name="sourceHeight">In pixels.</param>
/// <param name="turns">0 to 3.</param>
internal sealed class QuarterTurnGeometry(int sourceWidth, int sourceHeight, int turns)
    : Geometry(turns % 2 == 0 ? sourceWidth : sourceHeight, turns % 2 == 0 ? sourceHeight : sourceWidth)
{
    public override bool MixesPixels => false;

    public override Image Apply(Image source, Interpolation interpolation, Border border) => source.Rotate90(turns);

    public override Extent Apply(Extent extent) => turns switch
    {
        1 => new(extent.Top, sourceWidth - extent.Right, extent.Bottom, sourceWidth - extent.Left),
        2 => new(sourceWidth - extent.Right, sourceHeight - extent.Bottom, sourceWidth - extent.Left, sourceHeight - extent.Top),
        3 => new(sourceHeight - extent.Bottom, extent.Left, sourceHeight - extent.Top, extent.Right),
        _ => extent,
    };
}
