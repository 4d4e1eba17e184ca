using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class ReadModeTests
{
    [Theory]
    [InlineData(1, ImageReadMode.Unchanged, 1)]
    [InlineData(3, ImageReadMode.Unchanged, 3)]
    [InlineData(4, ImageReadMode.Unchanged, 4)]
    [InlineData(1, ImageReadMode.Grey, 1)]
    [InlineData(3, ImageReadMode.Grey, 1)]
    [InlineData(4, ImageReadMode.Grey, 1)]
    [InlineData(1, ImageReadMode.Colour, 3)]
    [InlineData(3, ImageReadMode.Colour, 3)]
    [InlineData(4, ImageReadMode.Colour, 3)]
    public void The_mode_decides_the_channels_of_a_PNG(int stored, ImageReadMode mode, int expected)
    {
        using var image = Pattern.Bytes(4, 3, stored);
        using var decoded = Image.Decode(image.EncodePng(), mode);

        Assert.Equal(expected, decoded.Channels);
    }

    [Theory]
    [InlineData(1, ImageReadMode.Unchanged, 1)]
    [InlineData(3, ImageReadMode.Unchanged, 3)]
    [InlineData(3, ImageReadMode.Grey, 1)]
    [InlineData(1, ImageReadMode.Colour, 3)]
    public void The_mode_decides_the_channels_of_a_JPEG(int stored, ImageReadMode mode, int expected)
    {
        using var image = Pattern.Smooth(16, 16, stored);
        using var decoded = Image.Decode(image.EncodeJpeg(), mode);

        Assert.Equal(expected, decoded.Channels);
    }

    [Theory]
    [InlineData(ImageReadMode.Grey)]
    [InlineData(ImageReadMode.Colour)]
    public void Every_mode_keeps_16_bits(ImageReadMode mode)
    {
        using var image = Pattern.Words(4, 3, 3);
        using var decoded = Image.Decode(image.EncodePng(), mode);

        Assert.Equal(PixelDepth.UInt16, decoded.Depth);
    }

    [Fact]
    public void Colour_is_the_default()
    {
        using var image = Pattern.Bytes(4, 3, 1);
        using var decoded = Image.Decode(image.EncodePng());

        Assert.Equal(3, decoded.Channels);
    }

    [Fact]
    public void Alpha_is_dropped_without_being_applied()
    {
        using var image = Image.FromPixels<byte>([200, 100, 50, 0], 1, 1, 4);
        using var decoded = Image.Decode(image.EncodePng(), ImageReadMode.Colour);

        Assert.Equal([200, 100, 50], decoded.Bytes.ToArray());
    }

    [Fact]
    public void A_palette_is_replaced_by_its_colours_even_when_unchanged()
    {
        byte[] palette = [1, 2, 3, 40, 50, 60];
        using var decoded = Image.Decode(Png.FromPalette([1, 0], 2, 1, palette), ImageReadMode.Unchanged);

        Assert.Equal([40, 50, 60, 1, 2, 3], decoded.Bytes.ToArray());
    }

    [Fact]
    public void An_unknown_mode_is_refused()
    {
        using var image = Pattern.Bytes(1, 1, 1);
        var png = image.EncodePng();

        Assert.Throws<ArgumentOutOfRangeException>(() => Image.Decode(png, (ImageReadMode)9));
    }
}
