using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class ColourTests
{
    [Theory]
    [InlineData(255, 0, 0, 76)]
    [InlineData(0, 255, 0, 150)]
    [InlineData(0, 0, 255, 29)]
    [InlineData(200, 100, 50, 124)]
    public void Grey_is_the_luminance(byte r, byte g, byte b, byte expected)
    {
        using var image = Image.FromPixels<byte>([r, g, b], 1, 1, 3);
        using var grey = image.ToGrey();

        Assert.Equal([expected], grey.Bytes.ToArray());
    }

    [Fact]
    public void Grey_of_floats_has_the_exact_weights()
    {
        using var image = Image.FromPixels<float>([1, 0, 0, 0, 1, 0, 0, 0, 1], 3, 1, 3);
        using var grey = image.ToGrey();

        Assert.Equal([0.299f, 0.587f, 0.114f], grey.AsSpan<float>().ToArray());
    }

    [Fact]
    public void Grey_ignores_alpha()
    {
        using var image = Image.FromPixels<byte>([255, 0, 0, 0], 1, 1, 4);
        using var grey = image.ToGrey();

        Assert.Equal([76], grey.Bytes.ToArray());
    }

    [Fact]
    public void Grey_becomes_RGB_by_repetition()
    {
        using var image = Image.FromPixels<ushort>([7, 60_000], 2, 1, 1);
        using var rgb = image.ToRgb();

        Assert.Equal([7, 7, 7, 60_000, 60_000, 60_000], rgb.AsSpan<ushort>().ToArray());
    }

    [Fact]
    public void RGBA_becomes_RGB_by_dropping_alpha()
    {
        using var image = Image.FromPixels<byte>([1, 2, 3, 4], 1, 1, 4);
        using var rgb = image.ToRgb();

        Assert.Equal([1, 2, 3], rgb.Bytes.ToArray());
    }

    [Fact]
    public void An_image_that_is_RGB_already_is_copied()
    {
        using var image = Pattern.Bytes(2, 2, 3);
        using var rgb = image.ToRgb();
        image.AsSpan<byte>()[0] ^= 0xFF;

        Assert.NotEqual(image.Bytes[0], rgb.Bytes[0]);
    }

    [Fact]
    public void Two_channels_have_no_colours()
    {
        using var image = Pattern.Bytes(2, 2, 2);
        var error = Assert.Throws<InvalidOperationException>(() => image.ToGrey());

        Assert.Contains("2 channels", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Floats_are_the_same_numbers(int channels)
    {
        using var image = Pattern.Words(3, 2, channels);
        using var floats = image.ToFloat32();

        Assert.Equal(image.AsSpan<ushort>().ToArray().Select(v => (float)v), floats.AsSpan<float>().ToArray());
    }
}
