using System.Runtime.InteropServices;
using System.Text;
using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class FormatTests
{
    private static readonly byte[] Grey = [10, 20, 30, 40, 50, 60];
    private static readonly byte[] Rgb = [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 8, 7, 6, 5, 4, 3, 2, 1];

    [Fact]
    public void A_24_bit_BMP_is_read() => AssertBytes(Rgb, 3, Bmp.FromRgb(Rgb, 3, 2));

    [Fact]
    public void An_8_bit_BMP_is_read_as_grey() => AssertBytes(Grey, 1, Bmp.FromGrey(Grey, 3, 2));

    [Fact]
    public void An_8_bit_grey_TIFF_is_read() => AssertBytes(Grey, 1, new Tiff(3, 2, 1, 8).Encode(Grey));

    [Fact]
    public void An_8_bit_colour_TIFF_is_read() => AssertBytes(Rgb, 3, new Tiff(3, 2, 3, 8).Encode(Rgb));

    [Fact]
    public void A_PPM_is_read() => AssertBytes(Rgb, 3, [.. "P6\n3 2\n255\n"u8, .. Rgb]);

    [Fact]
    public void A_PGM_is_read() => AssertBytes(Grey, 1, [.. "P5\n3 2\n255\n"u8, .. Grey]);

    [Fact]
    public void A_PGM_in_letters_is_read() =>
        AssertBytes(Grey, 1, Encoding.ASCII.GetBytes("P2\n3 2\n255\n10 20 30\n40 50 60\n"));

    [Fact]
    public void The_first_pixel_of_a_red_PNG_is_red()
    {
        byte[] palette = [0, 0, 255, 255, 0, 0];
        using var image = Image.Decode(Png.FromPalette([1, 0], 2, 1, palette));

        Assert.Equal([255, 0, 0], image.Pixel(0, 0));
    }

    [Fact]
    public void The_colour_of_a_red_JPEG_is_red()
    {
        using var red = new Image(16, 16, 3, PixelDepth.UInt8);
        red.FillPolygon([(0, 0), (16, 0), (16, 16), (0, 16)], new Colour(255, 0, 0));
        using var decoded = Image.Decode(red.EncodeJpeg());
        var pixel = decoded.Pixel(8, 8);

        Assert.True(pixel[0] > 250 && pixel[1] < 5 && pixel[2] < 5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_16_bit_TIFF_stays_16_bit(int channels)
    {
        using var words = Pattern.Words(3, 2, channels);
        using var image = Image.Decode(
            new Tiff(3, 2, channels, 16).Encode(words.Bytes.ToArray()), ImageReadMode.Unchanged);

        Assert.Equal(words.AsSpan<ushort>().ToArray(), image.AsSpan<ushort>().ToArray());
    }

    [Theory]
    [InlineData(ImageReadMode.Unchanged, new[] { 0.5f, -2, 1e6f, 3 })]
    [InlineData(ImageReadMode.Grey, new[] { 0.5f, -2, 1e6f, 3 })]
    [InlineData(ImageReadMode.Colour, new[] { 0.5f, 0.5f, 0.5f, -2, -2, -2, 1e6f, 1e6f, 1e6f, 3, 3, 3 })]
    public void A_floating_point_TIFF_keeps_its_numbers(ImageReadMode mode, float[] expected)
    {
        var pixels = MemoryMarshal.AsBytes<float>([0.5f, -2, 1e6f, 3]).ToArray();
        using var image = Image.Decode(new Tiff(2, 2, 1, 32) { IsFloat = true }.Encode(pixels), mode);

        Assert.Equal(expected, image.AsSpan<float>().ToArray());
    }

    [Theory]
    [InlineData(ImageReadMode.Unchanged)]
    [InlineData(ImageReadMode.Colour)]
    public void A_double_precision_TIFF_is_refused_with_what_is_read(ImageReadMode mode)
    {
        var pixels = MemoryMarshal.AsBytes<double>([0.5, -2, 1e6, 3]).ToArray();
        var file = new Tiff(2, 2, 1, 64) { IsFloat = true }.Encode(pixels);
        var error = Assert.Throws<ImageException>(() => Image.Decode(file, mode));

        Assert.Contains("32-bit floating-point numbers", error.Message, StringComparison.Ordinal);
    }

    private static void AssertBytes(byte[] expected, int channels, byte[] encoded)
    {
        using var image = Image.Decode(encoded, ImageReadMode.Unchanged);

        Assert.Equal((3, 2, channels), (image.Width, image.Height, image.Channels));
        Assert.Equal(expected, image.Bytes.ToArray());
    }
}
