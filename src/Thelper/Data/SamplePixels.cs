using Thelper.Vision;

namespace Thelper.Data;

/// <summary>What of a sample has a width and a height, and so goes along where an image is moved.</summary>
/// <remarks>Owns its image.</remarks>
/// <param name="image">Owned by this object from now on.</param>
public abstract class SamplePixels(Image image) : IDisposable
{
    /// <summary>In pixels.</summary>
    public int Width => Pixels.Width;

    /// <summary>In pixels.</summary>
    public int Height => Pixels.Height;

    /// <summary>The pixels as they are now; they stay this object's.</summary>
    protected Image Pixels { get; private set; } = image;

    /// <summary>Replaces the pixels by others that are some of them, unmixed, such as a flip.</summary>
    /// <param name="move">Makes a new image from the one it is given, which is disposed afterwards.</param>
    public void Move(Func<Image, Image> move) => Replace(move(Pixels));

    /// <summary>An independent copy, which the caller owns.</summary>
    public abstract SamplePixels Clone();

    /// <inheritdoc/>
    public void Dispose()
    {
        Pixels.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Replaces the pixels, and disposes those of before.</summary>
    /// <param name="image">Owned by this object from now on.</param>
    protected void Replace(Image image)
    {
        if (!ReferenceEquals(image, Pixels))
        {
            Pixels.Dispose();
            Pixels = image;
        }
    }
}
