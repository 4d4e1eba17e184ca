using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Transforms.Geometries;

/// <summary>Takes the pixel (x, y) to (m0 x + m1 y + m2, m3 x + m4 y + m5), where whole numbers are the centres of pixels.</summary>
/// <param name="matrix">2 × 3, row after row; it must have an inverse.</param>
/// <param name="width">Of the result, in pixels.</param>
/// <param name="height">Of the result, in pixels.</param>
internal sealed class AffineGeometry(double[] matrix, int width, int height) : Geometry(width, height)
{
    public override bool MixesPixels => true;

    public override Image Apply(Image source, Interpolation interpolation, Border border) =>
        source.WarpAffine(matrix, Width, Height, interpolation, border);

    public override Extent Apply(Extent extent) => Extent.Around(
        [
            Moved(extent.Left, extent.Top), Moved(extent.Right, extent.Top),
            Moved(extent.Left, extent.Bottom), Moved(extent.Right, extent.Bottom),
        ]);

    private (double X, double Y) Moved(double x, double y)
    {
        // Extents count from the corner of the first pixel, the matrix from its centre.
        var (u, v) = (x - 0.5, y - 0.5);
        return ((matrix[0] * u) + (matrix[1] * v) + matrix[2] + 0.5, (matrix[3] * u) + (matrix[4] * v) + matrix[5] + 0.5);
    }
}
