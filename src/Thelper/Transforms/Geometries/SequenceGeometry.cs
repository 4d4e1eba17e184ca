using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Transforms.Geometries;

/// <summary>One decision after another.</summary>
/// <param name="first">Made for the size of the source.</param>
/// <param name="second">Made for the size that the first one gives.</param>
internal sealed class SequenceGeometry(Geometry first, Geometry second) : Geometry(second.Width, second.Height)
{
    public override bool MixesPixels => first.MixesPixels || second.MixesPixels;

    public override Image Apply(Image source, Interpolation interpolation, Border border)
    {
        using var between = first.Apply(source, interpolation, border);
        return second.Apply(between, interpolation, border);
    }

    internal override void Move(SampleImage image, Interpolation interpolation, Border border)
    {
        first.Move(image, interpolation, border);
        second.Move(image, interpolation, border);
    }

    public override Extent Apply(Extent extent) => second.Apply(first.Apply(extent));
}
