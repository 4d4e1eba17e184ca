using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class EncodingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void PNG_keeps_8_bit_pixels_exactly(int channels)
    {
        using var image = Pattern.Bytes(7, 5, channels);
        using var decoded = Image.Decode(image.EncodePng(), ImageReadMode.Unchanged);

        Assert.Equal((channels, PixelDepth.UInt8), (decoded.Channels, decoded.Depth));
        Assert.Equal(image.Bytes.ToArray(), decoded.Bytes.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void PNG_keeps_16_bit_pixels_exactly(int channels)
    {
        using var image = Pattern.Words(7, 5, channels);
        using var decoded = Image.Decode(image.EncodePng(), ImageReadMode.Unchanged);

        Assert.Equal((channels, PixelDepth.UInt16), (decoded.Channels, decoded.Depth));
        Assert.Equal(image.Bytes.ToArray(), decoded.Bytes.ToArray());
    }

    [Theory]
    [InlineData(1, PixelDepth.UInt8)]
    [InlineData(3, PixelDepth.UInt8)]
    [InlineData(1, PixelDepth.UInt16)]
    [InlineData(3, PixelDepth.UInt16)]
    public void TIFF_keeps_every_pixel(int channels, PixelDepth depth)
    {
        using var bytes = Pattern.Bytes(17, 9, channels);
        using var image = bytes.ConvertDepth(depth, depth == PixelDepth.UInt16 ? 251 : 1);
        using var decoded = Image.Decode(image.EncodeTiff(), ImageReadMode.Unchanged);

        Assert.Equal((17, 9, channels, depth), (decoded.Width, decoded.Height, decoded.Channels, decoded.Depth));
        Assert.Equal(image.Bytes.ToArray(), decoded.Bytes.ToArray());
    }

    [Fact]
    public void TIFF_refuses_alpha()
    {
        using var image = Pattern.Bytes(2, 2, 4);

        Assert.Equal(
            "TIFF cannot hold this image of UInt8 values in 4 channels; it takes UInt8 or UInt16 values in 1 or 3 channels.",
            Assert.Throws<ImageException>(() => image.EncodeTiff()).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void JPEG_keeps_smooth_pixels_nearly(int channels)
    {
        using var image = Pattern.Smooth(40, 24, channels);
        using var decoded = Image.Decode(image.EncodeJpeg(), ImageReadMode.Unchanged);
        var pairs = image.Bytes.ToArray().Zip(decoded.Bytes.ToArray(), (a, b) => Math.Abs(a - b));

        Assert.InRange(pairs.Max(), 0, 6);
    }

    [Fact]
    public void Threads_decode_side_by_side()
    {
        using var image = Pattern.Smooth(40, 24, 3);
        var jpeg = image.EncodeJpeg();
        using var alone = Image.Decode(jpeg);
        var together = new byte[64][];
        Parallel.For(0, together.Length, i =>
        {
            using var decoded = Image.Decode(jpeg);
            together[i] = decoded.Bytes.ToArray();
        });

        Assert.All(together, bytes => Assert.Equal(alone.Bytes.ToArray(), bytes));
    }

    [Fact]
    public void A_better_quality_makes_a_longer_JPEG()
    {
        using var image = Pattern.Bytes(32, 32, 3);

        Assert.True(image.EncodeJpeg(quality: 90).Length > image.EncodeJpeg(quality: 30).Length);
    }

    [Fact]
    public void A_higher_compression_makes_a_shorter_PNG()
    {
        using var image = Pattern.Smooth(64, 64, 3);

        Assert.True(image.EncodePng(compression: 9).Length < image.EncodePng(compression: 0).Length);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void A_PNG_compression_out_of_range_is_refused(int compression)
    {
        using var image = Pattern.Bytes(2, 2, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.EncodePng(compression));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_JPEG_quality_out_of_range_is_refused(int quality)
    {
        using var image = Pattern.Bytes(2, 2, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.EncodeJpeg(quality));
    }

    [Fact]
    public void JPEG_refuses_alpha_and_says_what_it_takes()
    {
        using var image = Pattern.Bytes(2, 2, 4);
        var error = Assert.Throws<ImageException>(() => image.EncodeJpeg());

        Assert.Equal(
            "JPEG cannot hold this image of UInt8 values in 4 channels; it takes UInt8 values in 1 or 3 channels.",
            error.Message);
    }

    [Theory]
    [InlineData(PixelDepth.Float32, 3)]
    [InlineData(PixelDepth.UInt8, 2)]
    public void PNG_refuses_what_it_cannot_hold(PixelDepth depth, int channels)
    {
        using var image = new Image(2, 2, channels, depth);

        Assert.Throws<ImageException>(() => image.EncodePng());
    }
}
