using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class ToneTests
{
    [Fact]
    public void A_table_for_each_channel_maps_that_channel()
    {
        using var image = Image.FromPixels<byte>([1, 1, 2, 2], 2, 1, 2);
        var table = new byte[512];
        (table[1], table[2], table[257], table[258]) = (10, 20, 30, 40);
        using var mapped = image.MapValues(table);

        Assert.Equal([10, 30, 20, 40], mapped.Bytes.ToArray());
    }

    [Fact]
    public void One_table_maps_all_channels()
    {
        using var image = Image.FromPixels<byte>([1, 1, 2, 2], 2, 1, 2);
        var table = new byte[256];
        (table[1], table[2]) = (10, 20);
        using var mapped = image.MapValues(table);

        Assert.Equal([10, 10, 20, 20], mapped.Bytes.ToArray());
    }

    [Fact]
    public void A_table_of_another_length_is_refused()
    {
        using var image = Pattern.Bytes(2, 2, 3);

        Assert.Throws<ArgumentException>(() => image.MapValues(new byte[512]));
    }

    [Fact]
    public void Values_are_counted_in_each_channel()
    {
        using var image = Image.FromPixels<byte>([7, 0, 7, 255], 2, 1, 2);
        var counts = image.CountValues();

        Assert.Equal((2, 1, 1, 4), (counts[7], counts[256], counts[511], counts.Sum()));
    }

    [Fact]
    public void Sixteen_bits_are_not_counted()
    {
        using var image = Pattern.Words(2, 2, 1);

        Assert.Throws<InvalidOperationException>(() => image.CountValues());
    }

    [Theory]
    [InlineData(PixelDepth.UInt8, 254)]
    [InlineData(PixelDepth.UInt16, 65_534)]
    [InlineData(PixelDepth.Float32, 0)]
    public void Inverting_takes_from_the_highest_value_of_the_depth(PixelDepth depth, float expected)
    {
        using var one = Image.FromPixels<byte>([1], 1, 1, 1).ConvertedTo(depth);
        using var inverted = one.Invert();

        Assert.Equal([expected], inverted.Floats());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 128)]
    [InlineData(4, 176)]
    [InlineData(8, 187)]
    public void Posterizing_keeps_the_highest_bits(int bits, byte expected)
    {
        using var image = Image.FromPixels<byte>([187], 1, 1, 1);
        using var posterized = image.Posterize(bits);

        Assert.Equal([expected], posterized.Bytes.ToArray());
    }

    [Theory]
    [InlineData(0, new byte[] { 155, 154 })]
    [InlineData(101, new byte[] { 100, 154 })]
    [InlineData(256, new byte[] { 100, 101 })]
    public void Solarizing_inverts_from_the_threshold_on(int threshold, byte[] expected)
    {
        using var image = Image.FromPixels<byte>([100, 101], 2, 1, 1);
        using var solarized = image.Solarize(threshold);

        Assert.Equal(expected, solarized.Bytes.ToArray());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(257)]
    public void A_threshold_out_of_range_is_refused_with_the_range(int threshold)
    {
        using var image = Pattern.Bytes(2, 2, 1);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => image.Solarize(threshold));

        Assert.Contains("0 to 256", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nine_bits_cannot_be_kept()
    {
        using var image = Pattern.Bytes(2, 2, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.Posterize(9));
    }

    [Theory]
    [InlineData(PixelDepth.UInt8, new float[] { 0, 255 })]
    [InlineData(PixelDepth.UInt16, new float[] { 0, 405 })]
    [InlineData(PixelDepth.Float32, new float[] { -70, 405 })]
    public void Blending_saturates_to_the_depth(PixelDepth depth, float[] expected)
    {
        using var one = Image.FromPixels<byte>([10, 200], 2, 1, 1).ConvertedTo(depth);
        using var other = Image.FromPixels<byte>([100, 0], 2, 1, 1).ConvertedTo(depth);
        using var blended = one.Blend(other, 2, -0.95, 5);

        Assert.Equal(expected, blended.Floats());
    }

    [Fact]
    public void Images_of_different_channels_are_not_blended()
    {
        using var one = Pattern.Bytes(2, 2, 1);
        using var other = Pattern.Bytes(2, 2, 3);

        Assert.Throws<ArgumentException>(() => one.Blend(other, 0.5, 0.5));
    }

    [Fact]
    public void An_equalized_histogram_goes_by_the_pixels_above_the_lowest()
    {
        using var image = Image.FromPixels<byte>([50, 50, 60, 60, 60, 70], 6, 1, 1);
        using var equalized = image.EqualizeHistogram();

        // 255 * 3 / 4 = 191.25 of the four pixels that are not the lowest.
        Assert.Equal([0, 0, 191, 191, 191, 255], equalized.Bytes.ToArray());
    }

    [Fact]
    public void One_value_has_nothing_to_equalize_or_stretch()
    {
        using var image = Image.FromPixels<byte>([50, 50, 50, 50], 4, 1, 1);
        using var pillow = image.Equalize();
        using var openCv = image.EqualizeHistogram();
        using var stretched = image.AutoContrast();

        Assert.All([.. pillow.Bytes, .. openCv.Bytes, .. stretched.Bytes], v => Assert.Equal(50, v));
    }

    [Fact]
    public void Equalizing_the_luminance_keeps_grey_grey()
    {
        using var image = Image.FromPixels<byte>([50, 50, 50, 60, 60, 60, 70, 70, 70], 3, 1, 3);
        using var equalized = image.EqualizeLuminance();

        Assert.Equal([0, 0, 0, 128, 128, 128, 255, 255, 255], equalized.Bytes.ToArray());
    }

    [Theory]
    [InlineData(0, 128, 255)]
    [InlineData(1, 12, 202)]
    public void The_contrast_of_a_tile_is_limited(double limit, byte low, byte high)
    {
        using var image = Halves();
        using var equalized = image.Clahe(limit, 1, 1);

        // Of 256 pixels at 10 and 200, limit 1 leaves one each; the 254 others go to the values 0 to 253, one each. Up to 10
        // there are then 12 and up to 200 there are 203, of 256.
        Assert.Equal(new[] { low, high }, equalized.Bytes.ToArray().Distinct());
    }

    [Fact]
    public void More_tiles_than_pixels_are_refused()
    {
        using var image = Pattern.Bytes(4, 4, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.Clahe(2, 5, 1));
    }

    [Fact]
    public void Floats_have_no_limited_contrast()
    {
        using var image = new Image(9, 9, 1, PixelDepth.Float32);

        Assert.Throws<InvalidOperationException>(() => image.Clahe());
    }

    private static Image Halves() =>
        Image.FromPixels<byte>([.. Enumerable.Range(0, 256).Select(i => (byte)(i < 128 ? 10 : 200))], 16, 16, 1);
}
