using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Transforms.Geometries;

/// <summary>Takes each pixel of the result from a place of its own, as bent and rippled images do.</summary>
/// <param name="mapX">The column in the source of each pixel, row after row; whole numbers are the centres of pixels.</param>
/// <param name="mapY">The row in the source of each pixel.</param>
/// <param name="width">Of the result, in pixels.</param>
/// <param name="height">Of the result, in pixels.</param>
internal sealed class GridGeometry(float[] mapX, float[] mapY, int width, int height) : Geometry(width, height)
{
    public override bool MixesPixels => true;

    public override Image Apply(Image source, Interpolation interpolation, Border border) =>
        source.Remap(mapX, mapY, Width, interpolation, border);

    /// <summary>The map leads from the result back to the source, so a rectangle is found again by the pixels that come from it.</summary>
    public override Extent Apply(Extent extent)
    {
        var (left, top, right, bottom) = (Width, Height, 0, 0);
        for (var i = 0; i < mapX.Length; i++)
        {
            var (x, y) = (mapX[i] + 0.5, mapY[i] + 0.5);
            if (x >= extent.Left && x < extent.Right && y >= extent.Top && y < extent.Bottom)
            {
                (left, right) = (Math.Min(left, i % Width), Math.Max(right, (i % Width) + 1));
                (top, bottom) = (Math.Min(top, i / Width), Math.Max(bottom, (i / Width) + 1));
            }
        }

        return right > left ? new Extent(left, top, right, bottom) : default;
    }
}
