using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class ImageTests
{
    [Theory]
    [InlineData(PixelDepth.UInt8, 1)]
    [InlineData(PixelDepth.UInt16, 2)]
    [InlineData(PixelDepth.Float32, 4)]
    public void A_new_image_is_zero_in_every_byte(PixelDepth depth, int bytesPerValue)
    {
        using var image = new Image(5, 3, 7, depth);

        Assert.Equal(new byte[5 * 3 * 7 * bytesPerValue], image.Bytes.ToArray());
    }

    [Fact]
    public void An_image_knows_its_shape()
    {
        using var image = new Image(5, 3, 2, PixelDepth.UInt16);

        Assert.Equal((5, 3, 2, PixelDepth.UInt16), (image.Width, image.Height, image.Channels, image.Depth));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, 1, 0)]
    [InlineData(1, 1, 513)]
    public void A_size_out_of_range_is_refused(int width, int height, int channels) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Image(width, height, channels, PixelDepth.UInt8));

    [Fact]
    public void An_image_above_two_gibibytes_is_refused_with_its_size()
    {
        var error = Assert.Throws<ImageException>(() => new Image(1_000_000, 1_000, 3, PixelDepth.UInt8));

        Assert.Contains("1000000 x 1000 pixels of 3 channels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pixels_are_copied_in()
    {
        ushort[] pixels = [1, 2, 3, 4, 5, 6];
        using var image = Image.FromPixels<ushort>(pixels, 3, 2, 1);
        pixels[0] = 99;

        Assert.Equal([1, 2, 3, 4, 5, 6], image.AsSpan<ushort>().ToArray());
    }

    [Fact]
    public void A_wrong_count_of_pixels_is_refused_with_both_numbers()
    {
        var error = Assert.Throws<ArgumentException>(() => Image.FromPixels<byte>(new byte[5], 2, 3, 1));

        Assert.Contains("6 values, but 5 were given", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pixels_of_a_type_without_a_depth_are_refused() =>
        Assert.Throws<ArgumentException>(() => Image.FromPixels<double>([1.0], 1, 1, 1));

    [Fact]
    public void A_span_of_another_type_than_the_depth_is_refused()
    {
        using var image = new Image(1, 1, 1, PixelDepth.UInt16);

        Assert.Throws<InvalidOperationException>(() => image.AsSpan<byte>());
    }

    [Fact]
    public void A_change_through_the_span_changes_the_image()
    {
        using var image = new Image(2, 1, 1, PixelDepth.UInt8);
        image.AsSpan<byte>()[1] = 42;

        Assert.Equal([0, 42], image.Bytes.ToArray());
    }

    [Fact]
    public void A_clone_has_pixels_of_its_own()
    {
        using var image = Pattern.Bytes(3, 2, 3);
        using var clone = image.Clone();
        image.AsSpan<byte>()[0] ^= 0xFF;

        Assert.NotEqual(image.Bytes[0], clone.Bytes[0]);
        Assert.Equal(image.Bytes[1..].ToArray(), clone.Bytes[1..].ToArray());
    }
}
