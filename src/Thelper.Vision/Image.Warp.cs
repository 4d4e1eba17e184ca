using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    // Where OpenCV keeps positions of pixels in 16 bits.
    private const int LongestWarpedSide = short.MaxValue - 1;

    /// <summary>
    /// A new image whose pixel (x', y') is what lies at (x, y), where x' = m0 x + m1 y + m2 and y' = m3 x + m4 y + m5.
    /// Whole numbers are the centres of pixels. The result equals OpenCV's cv::warpAffine.
    /// </summary>
    /// <param name="matrix">2 x 3, row after row; it must have an inverse.</param>
    /// <param name="width">Of the new image, 1 to 32,766.</param>
    /// <param name="height">Of the new image, 1 to 32,766.</param>
    /// <param name="interpolation">Area is the same as Linear here.</param>
    /// <param name="border">What lies outside; black unless told.</param>
    /// <param name="inverse">The matrix takes (x', y') to (x, y) instead.</param>
    /// <exception cref="ArgumentException">The matrix is not 6 finite numbers with an inverse, or the border wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side is out of its range, or the interpolation is unknown.</exception>
    /// <exception cref="InvalidOperationException">A side of this image is above 32,766.</exception>
    public Image WarpAffine(
        ReadOnlySpan<double> matrix,
        int width,
        int height,
        Interpolation interpolation = Interpolation.Linear,
        Border border = default,
        bool inverse = false)
    {
        RequireFinite(matrix, 6, "An affine matrix");
        RequireInverse((matrix[0] * matrix[4]) - (matrix[1] * matrix[3]), nameof(matrix));
        var warp = new Warp(matrix, RequireWarp(width, height), RequireKnown(interpolation), inverse);
        NativeMethods.ImageWarpAffine(Handle, warp, border.Mode, ValuesOf(border), out var warped);
        return new Image(warped);
    }

    /// <summary>
    /// A new image whose pixel (x', y') is what lies at (x, y), where (x', y') = (u / w, v / w) and (u, v, w) is the
    /// matrix times (x, y, 1). Whole numbers are the centres of pixels. The result equals OpenCV's cv::warpPerspective.
    /// </summary>
    /// <param name="matrix">3 x 3, row after row; it must have an inverse.</param>
    /// <param name="width">Of the new image, 1 to 32,766.</param>
    /// <param name="height">Of the new image, 1 to 32,766.</param>
    /// <param name="interpolation">Area is the same as Linear here.</param>
    /// <param name="border">What lies outside; black unless told.</param>
    /// <param name="inverse">The matrix takes (x', y', 1) to (x, y, 1) instead.</param>
    /// <exception cref="ArgumentException">The matrix is not 9 finite numbers with an inverse, or the border wrong.</exception>
    /// <inheritdoc cref="WarpAffine" path="/exception[@cref!='T:System.ArgumentException']"/>
    public Image WarpPerspective(
        ReadOnlySpan<double> matrix,
        int width,
        int height,
        Interpolation interpolation = Interpolation.Linear,
        Border border = default,
        bool inverse = false)
    {
        RequireFinite(matrix, 9, "A perspective matrix");
        RequireInverse(Determinant(matrix), nameof(matrix));
        var warp = new Warp(matrix, RequireWarp(width, height), RequireKnown(interpolation), inverse);
        NativeMethods.ImageWarpPerspective(Handle, warp, border.Mode, ValuesOf(border), out var warped);
        return new Image(warped);
    }

    private static Interpolation RequireKnown(Interpolation interpolation) =>
        interpolation == Interpolation.NearestExact ? Interpolation.Nearest
            : interpolation is >= Interpolation.Nearest and <= Interpolation.Lanczos ? interpolation
            : throw new ArgumentOutOfRangeException(
                nameof(interpolation), interpolation, "An interpolation is from 0 (Nearest) to 4 (Lanczos).");

    private static void RequireFinite(ReadOnlySpan<double> matrix, int count, string what)
    {
        if (matrix.Length != count)
        {
            throw new ArgumentException($"{what} has {count} numbers; {matrix.Length} were given.", nameof(matrix));
        }
        foreach (var value in matrix)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"{what} has finite numbers; {value} is not.", nameof(matrix));
            }
        }
    }

    private static double Determinant(ReadOnlySpan<double> m) =>
        (m[0] * ((m[4] * m[8]) - (m[5] * m[7])))
        - (m[1] * ((m[3] * m[8]) - (m[5] * m[6])))
        + (m[2] * ((m[3] * m[7]) - (m[4] * m[6])));

    private static void RequireInverse(double determinant, string name)
    {
        if (determinant == 0)
        {
            throw new ArgumentException("The matrix has no inverse, since its determinant is 0.", name);
        }
    }

    private (int Width, int Height) RequireWarp(int width, int height)
    {
        RequireWarpedSide(width, nameof(width));
        RequireWarpedSide(height, nameof(height));
        return Math.Max(Width, Height) <= LongestWarpedSide
            ? (width, height)
            : throw new InvalidOperationException(
                $"An image of {Width} x {Height} cannot be warped; both sides must be at most {LongestWarpedSide}.");
    }

    private static void RequireWarpedSide(int side, string name)
    {
        if (side is < 1 or > LongestWarpedSide)
        {
            throw new ArgumentOutOfRangeException(
                name, side, $"The sides of a warped image are from 1 to {LongestWarpedSide} pixels.");
        }
    }
}
