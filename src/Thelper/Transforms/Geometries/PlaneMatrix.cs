namespace Thelper.Transforms.Geometries;

/// <summary>
/// A 3 × 3 matrix that moves points of the plane, in coordinates in which an image of width W reaches from 0 to W. The
/// operator * applies the right one first.
/// </summary>
/// <param name="values">Nine numbers, row after row.</param>
internal readonly struct PlaneMatrix(double[] values)
{
    public static PlaneMatrix Affine(double a, double b, double x, double c, double d, double y) =>
        new([a, b, x, c, d, y, 0, 0, 1]);

    public static PlaneMatrix Translation(double x, double y) => Affine(1, 0, x, 0, 1, y);

    /// <summary>Turns counter-clockwise, as seen, about the origin.</summary>
    public static PlaneMatrix Rotation(double degrees)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(degrees));
        return Affine(cos, sin, 0, -sin, cos, 0);
    }

    /// <summary>Moves a point so that it becomes the origin, applies this, and moves it back.</summary>
    public PlaneMatrix About(double x, double y) => Translation(x, y) * this * Translation(-x, -y);

    public (double X, double Y) Apply(double x, double y)
    {
        var w = (values[6] * x) + (values[7] * y) + values[8];
        return (
            ((values[0] * x) + (values[1] * y) + values[2]) / w,
            ((values[3] * x) + (values[4] * y) + values[5]) / w);
    }

    /// <summary>For operations whose whole numbers are the centres of pixels, all nine numbers.</summary>
    public double[] OnCentres() => (Translation(-0.5, -0.5) * this * Translation(0.5, 0.5)).Values;

    /// <summary>The first two rows of <see cref="OnCentres"/>.</summary>
    public double[] AffineOnCentres() => OnCentres()[..6];

    private double[] Values => values;

    public static PlaneMatrix operator *(PlaneMatrix left, PlaneMatrix right)
    {
        var product = new double[9];
        for (var i = 0; i < product.Length; i++)
        {
            var (row, column) = (i / 3 * 3, i % 3);
            for (var k = 0; k < 3; k++)
            {
                product[i] += left.Values[row + k] * right.Values[(3 * k) + column];
            }
        }

        return new PlaneMatrix(product);
    }
}
