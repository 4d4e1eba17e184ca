using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Transforms.Geometries;

/// <summary>How many pixels come to each side.</summary>
internal readonly record struct Margins(int Left, int Top, int Right, int Bottom);

/// <summary>Puts pixels around the image.</summary>
internal sealed class PadGeometry(int sourceWidth, int sourceHeight, Margins margins)
    : Geometry(sourceWidth + margins.Left + margins.Right, sourceHeight + margins.Top + margins.Bottom)
{
    /// <summary>True, since the border's values are no old ones: they are in the units that the image has now.</summary>
    public override bool MixesPixels => true;

    public override Image Apply(Image source, Interpolation interpolation, Border border) =>
        source.Pad(margins.Left, margins.Top, margins.Right, margins.Bottom, border);

    public override Extent Apply(Extent extent) => new(
        extent.Left + margins.Left, extent.Top + margins.Top, extent.Right + margins.Left, extent.Bottom + margins.Top);
}
