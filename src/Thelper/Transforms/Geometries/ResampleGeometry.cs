using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Transforms.Geometries;

/// <summary>
/// Stretches to another size so that all old pixels count. Label maps, which are asked for with the nearest interpolation,
/// take the pixel in whose place the middle of the new one lies.
/// </summary>
internal sealed class ResampleGeometry(int sourceWidth, int sourceHeight, (int Width, int Height) size, ResamplingFilter filter)
    : Geometry(size.Width, size.Height)
{
    private readonly ResizeGeometry _plain = new(sourceWidth, sourceHeight, size.Width, size.Height);

    public override bool MixesPixels => true;

    public override Image Apply(Image source, Interpolation interpolation, Border border) =>
        interpolation == Interpolation.NearestExact
            ? _plain.Apply(source, interpolation, border)
            : source.Resample(Width, Height, filter);

    public override Extent Apply(Extent extent) => _plain.Apply(extent);
}
