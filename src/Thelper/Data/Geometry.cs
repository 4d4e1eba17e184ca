using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Data;

/// <summary>
/// A decision of where the pixels of an image of one size go: it moves images, label maps and boxes alike, so that they
/// stay on one another.
/// </summary>
/// <param name="width">Of the result, in pixels.</param>
/// <param name="height">Of the result, in pixels.</param>
public abstract class Geometry(int width, int height)
{
    /// <summary>Of the result, in pixels.</summary>
    public int Width { get; } = width;

    /// <summary>Of the result, in pixels.</summary>
    public int Height { get; } = height;

    /// <summary>Whether values between pixels are computed; false where each new pixel is an old one, as in a flip.</summary>
    public abstract bool MixesPixels { get; }

    /// <summary>Moves an image of the size that the decision was made for.</summary>
    /// <param name="source">Stays the caller's.</param>
    /// <param name="interpolation">How values between pixels are found.</param>
    /// <param name="border">What lies outside the source.</param>
    /// <returns>A new image of <see cref="Width"/> × <see cref="Height"/>.</returns>
    public abstract Image Apply(Image source, Interpolation interpolation, Border border);

    /// <summary>Moves an image of a sample; a geometry that can tell what it does more simply says so here.</summary>
    internal virtual void Move(SampleImage image, Interpolation interpolation, Border border) =>
        image.Warp(this, interpolation, border);

    /// <summary>Moves a rectangle: the smallest one around where its content goes, which may lie outside the result.</summary>
    /// <param name="extent">In pixels of the source.</param>
    public abstract Extent Apply(Extent extent);
}
