using Thelper.Vision.Native;

namespace Thelper.Vision;

/// <summary>
/// An image in memory: height x width x channels, interleaved, row after row without gaps. Three channels are
/// R, G, B and four are R, G, B, A; one is grey. The pixels lie in native memory that <see cref="Dispose"/> frees.
/// Several threads may read one image at once; one that changes it must be alone.
/// </summary>
/// <remarks>After <see cref="Dispose"/>, all that needs the pixels throws an ObjectDisposedException.</remarks>
public sealed partial class Image : IDisposable
{
    internal const int MaxChannels = 512;
    private readonly ImageHandle _handle;
    private readonly nint _pixels;

    /// <summary>An image whose values are all zero.</summary>
    /// <param name="width">In pixels, at least 1.</param>
    /// <param name="height">In pixels, at least 1.</param>
    /// <param name="channels">1 to 512.</param>
    /// <param name="depth">The kind of number of each value.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of its range.</exception>
    /// <exception cref="ImageException">The image would be larger than 2 GiB, or memory has run out.</exception>
    public Image(int width, int height, int channels, PixelDepth depth)
        : this(Allocate(width, height, channels, depth))
    {
    }

    private Image(ImageHandle handle)
    {
        _handle = handle;
        NativeMethods.ImageDescribe(handle, out var layout);
        (Width, Height, Channels, Depth) = (layout.Width, layout.Height, layout.Channels, layout.Depth);
        _pixels = layout.Pixels;
    }

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <summary>In pixels.</summary>
    public int Height { get; }

    /// <summary>How many values each pixel has.</summary>
    public int Channels { get; }

    /// <summary>The kind of number of each value.</summary>
    public PixelDepth Depth { get; }

    /// <summary>
    /// The pixels' memory as it is, 2 or 4 bytes a value in the machine's byte order for the larger depths. The span
    /// must not be used after the image is disposed, and does not keep it alive.
    /// </summary>
    public ReadOnlySpan<byte> Bytes => Memory<byte>(ValueCount * BytesPerValue(Depth));

    /// <summary>The number of images in the process whose memory has not been freed, for tests of leaks.</summary>
    internal static long LiveCount => NativeMethods.ImageLiveCount();

    private int ValueCount => Width * Height * Channels;

    private ImageHandle Handle
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
            return _handle;
        }
    }

    /// <summary>An image with a copy of <paramref name="pixels"/>, which are height x width x channels.</summary>
    /// <typeparam name="T">byte, ushort or float; it decides the depth.</typeparam>
    /// <param name="pixels">Exactly width x height x channels values.</param>
    /// <param name="width">In pixels, at least 1.</param>
    /// <param name="height">In pixels, at least 1.</param>
    /// <param name="channels">1 to 512.</param>
    /// <exception cref="ArgumentException">The count of values is wrong, or no depth has this type.</exception>
    public static Image FromPixels<T>(ReadOnlySpan<T> pixels, int width, int height, int channels)
        where T : unmanaged
    {
        var depth = DepthOf<T>() ?? throw new ArgumentException(
            "The pixels of an image are bytes, 16-bit unsigned integers or 32-bit floats.", nameof(pixels));
        if (pixels.Length != (long)width * height * channels)
        {
            throw new ArgumentException(
                $"{width} x {height} pixels of {channels} channels are {(long)width * height * channels} values, "
                + $"but {pixels.Length} were given.", nameof(pixels));
        }
        var image = new Image(width, height, channels, depth);
        pixels.CopyTo(image.AsSpan<T>());
        return image;
    }

    /// <summary>
    /// The values, to read or to change: value (x, y, channel) is at ((y * Width) + x) * Channels + channel. The span
    /// must not be used after the image is disposed, and does not keep it alive.
    /// </summary>
    /// <typeparam name="T">byte for UInt8, ushort for UInt16, float for Float32.</typeparam>
    /// <exception cref="InvalidOperationException">The image is of another depth.</exception>
    public Span<T> AsSpan<T>()
        where T : unmanaged
    {
        if (DepthOf<T>() != Depth)
        {
            throw new InvalidOperationException($"The values of this image are {Depth}, not {typeof(T).Name}.");
        }
        return Memory<T>(ValueCount);
    }

    /// <summary>An independent copy.</summary>
    public Image Clone()
    {
        NativeMethods.ImageClone(Handle, out var clone);
        return new Image(clone);
    }

    /// <summary>Frees the pixels. Calling it again does nothing.</summary>
    public void Dispose() => _handle.Dispose();

    private static ImageHandle Allocate(int width, int height, int channels, PixelDepth depth)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, MaxChannels);
        NativeMethods.ImageNew(width, height, channels, depth, out var handle);
        return handle;
    }

    private static PixelDepth? DepthOf<T>() =>
        typeof(T) == typeof(byte) ? PixelDepth.UInt8
        : typeof(T) == typeof(ushort) ? PixelDepth.UInt16
        : typeof(T) == typeof(float) ? PixelDepth.Float32
        : null;

    private static int BytesPerValue(PixelDepth depth) => depth switch
    {
        PixelDepth.UInt8 => 1,
        PixelDepth.UInt16 => 2,
        _ => 4,
    };

    private unsafe Span<T> Memory<T>(int length)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        return new Span<T>((void*)_pixels, length);
    }
}
