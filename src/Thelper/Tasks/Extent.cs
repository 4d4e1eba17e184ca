namespace Thelper.Tasks;

/// <summary>
/// A rectangle in continuous coordinates: pixel (i, j) is the square from (i, j) to (i + 1, j + 1), so that an image of
/// width W reaches from 0 to W.
/// </summary>
/// <param name="Left">In pixels.</param>
/// <param name="Top">In pixels.</param>
/// <param name="Right">In pixels; not below <paramref name="Left"/>.</param>
/// <param name="Bottom">In pixels; not below <paramref name="Top"/>.</param>
public readonly record struct Extent(double Left, double Top, double Right, double Bottom)
{
    /// <summary>In pixels.</summary>
    public double Width => Right - Left;

    /// <summary>In pixels.</summary>
    public double Height => Bottom - Top;

    /// <summary>In square pixels.</summary>
    public double Area => Width * Height;

    /// <summary>Whether nothing lies within.</summary>
    public bool IsEmpty => !(Right > Left && Bottom > Top);

    /// <summary>The part within an image; empty where they do not touch.</summary>
    /// <param name="width">Of the image, in pixels.</param>
    /// <param name="height">Of the image, in pixels.</param>
    public Extent ClippedTo(double width, double height) => new(
        Math.Clamp(Left, 0, width), Math.Clamp(Top, 0, height), Math.Clamp(Right, 0, width), Math.Clamp(Bottom, 0, height));

    /// <summary>The smallest extent that holds all points.</summary>
    /// <param name="points">At least one, in pixels.</param>
    public static Extent Around(ReadOnlySpan<(double X, double Y)> points)
    {
        var (left, top) = points[0];
        var (right, bottom) = points[0];
        foreach (var (x, y) in points[1..])
        {
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
        }

        return new Extent(left, top, right, bottom);
    }
}
