using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Transforms.Geometries;

/// <summary>Takes the pixel (x, y) to (u / w, v / w), where (u, v, w) is the matrix times (x, y, 1); whole numbers are the centres of pixels.</summary>
/// <param name="matrix">3 × 3, row after row; it must have an inverse.</param>
/// <param name="width">Of the result, in pixels.</param>
/// <param name="height">Of the result, in pixels.</param>
internal sealed class PerspectiveGeometry(double[] matrix, int width, int height) : Geometry(width, height)
{
    public override bool MixesPixels => true;

    public override Image Apply(Image source, Interpolation interpolation, Border border) =>
        source.WarpPerspective(matrix, Width, Height, interpolation, border);

    public override Extent Apply(Extent extent) => Extent.Around(
        [
            Moved(extent.Left, extent.Top), Moved(extent.Right, extent.Top),
            Moved(extent.Left, extent.Bottom), Moved(extent.Right, extent.Bottom),
        ]);

    private (double X, double Y) Moved(double x, double y)
    {
        // Extents count from the corner of the first pixel, the matrix from its centre.
        var (u, v) = (x - 0.5, y - 0.5);
        var w = (matrix[6] * u) + (matrix[7] * v) + matrix[8];
        return (
            (((matrix[0] * u) + (matrix[1] * v) + matrix[2]) / w) + 0.5,
            (((matrix[3] * u) + (matrix[4] * v) + matrix[5]) / w) + 0.5);
    }
}
