using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class GeometryTests
{
    [Fact]
    public void Linear_doubling_places_values_at_quarters_between_pixels()
    {
        using var image = Image.FromPixels<float>([0, 100], 2, 1, 1);
        using var resized = image.Resize(4, 1);

        Assert.Equal([0, 25, 75, 100], resized.AsSpan<float>().ToArray());
    }

    [Fact]
    public void Linear_doubling_of_bytes_is_the_same()
    {
        using var image = Image.FromPixels<byte>([0, 100, 200, 100], 2, 2, 1);
        using var resized = image.Resize(4, 4, Interpolation.Linear);

        Assert.Equal(
            [0, 25, 75, 100, 50, 63, 88, 100, 150, 138, 113, 100, 200, 175, 125, 100], resized.Bytes.ToArray());
    }

    [Fact]
    public void Nearest_doubling_repeats_pixels()
    {
        using var image = Image.FromPixels<byte>([1, 2, 3, 4], 2, 2, 1);
        using var resized = image.Resize(4, 4, Interpolation.Nearest);

        Assert.Equal([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4], resized.Bytes.ToArray());
    }

    [Fact]
    public void Area_halving_is_the_mean()
    {
        using var image = Image.FromPixels<byte>([0, 10, 100, 100, 20, 30, 100, 104], 4, 2, 1);
        using var resized = image.Resize(2, 1, Interpolation.Area);

        Assert.Equal([15, 101], resized.Bytes.ToArray());
    }

    [Fact]
    public void Cubic_doubling_overshoots_at_an_edge()
    {
        using var image = Image.FromPixels<float>([0, 0, 100, 100], 4, 1, 1);
        using var resized = image.Resize(8, 1, Interpolation.Cubic);

        // Keys' kernel with a = -0.75 has the weights -0.03515625, 0.26171875, 0.87890625, -0.10546875 at a quarter.
        Assert.Equal([-3.515625f, -10.546875f, 22.65625f, 77.34375f], resized.AsSpan<float>()[1..5].ToArray());
    }

    [Fact]
    public void Lanczos_keeps_a_constant()
    {
        using var image = Image.FromPixels<byte>([.. Enumerable.Repeat((byte)77, 100)], 10, 10, 1);
        using var resized = image.Resize(17, 13, Interpolation.Lanczos);

        Assert.All(resized.Bytes.ToArray(), v => Assert.Equal(77, v));
    }

    [Theory]
    [InlineData(Interpolation.Nearest)]
    [InlineData(Interpolation.Linear)]
    [InlineData(Interpolation.Cubic)]
    [InlineData(Interpolation.Area)]
    [InlineData(Interpolation.Lanczos)]
    public void Many_channels_are_resized_as_each_would_be_alone(Interpolation interpolation)
    {
        using var image = Pattern.Bytes(9, 7, 6);
        using var channel = Image.FromPixels<byte>(Channel(image, 5), 9, 7, 1);
        using var resized = image.Resize(5, 4, interpolation);
        using var expected = channel.Resize(5, 4, interpolation);

        Assert.Equal(expected.Bytes.ToArray(), Channel(resized, 5));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -3)]
    public void A_size_below_one_is_refused(int width, int height)
    {
        using var image = Pattern.Bytes(2, 2, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.Resize(width, height));
    }

    [Fact]
    public void A_horizontal_flip_exchanges_left_and_right()
    {
        using var image = Image.FromPixels<byte>([1, 2, 3, 4, 5, 6], 3, 2, 1);
        using var flipped = image.FlipHorizontal();

        Assert.Equal([3, 2, 1, 6, 5, 4], flipped.Bytes.ToArray());
    }

    [Fact]
    public void A_horizontal_flip_keeps_the_order_of_channels()
    {
        using var image = Image.FromPixels<byte>([1, 2, 3, 4, 5, 6], 2, 1, 3);
        using var flipped = image.FlipHorizontal();

        Assert.Equal([4, 5, 6, 1, 2, 3], flipped.Bytes.ToArray());
    }

    [Fact]
    public void A_vertical_flip_exchanges_top_and_bottom()
    {
        using var image = Image.FromPixels<byte>([1, 2, 3, 4, 5, 6], 3, 2, 1);
        using var flipped = image.FlipVertical();

        Assert.Equal([4, 5, 6, 1, 2, 3], flipped.Bytes.ToArray());
    }

    [Fact]
    public void A_crop_copies_its_rectangle()
    {
        using var image = Image.FromPixels<byte>([1, 2, 3, 4, 5, 6, 7, 8, 9], 3, 3, 1);
        using var cropped = image.Crop(1, 0, 2, 2);
        image.AsSpan<byte>().Clear();

        Assert.Equal([2, 3, 5, 6], cropped.Bytes.ToArray());
    }

    [Theory]
    [InlineData(-1, 0, 1, 1)]
    [InlineData(3, 0, 1, 1)]
    [InlineData(0, 0, 4, 1)]
    [InlineData(0, 2, 1, 2)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(1, 0, int.MaxValue, 1)]
    public void A_crop_that_leaves_the_image_is_refused(int x, int y, int width, int height)
    {
        using var image = Pattern.Bytes(3, 3, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.Crop(x, y, width, height));
    }

    private static byte[] Channel(Image image, int channel) =>
        [.. image.Bytes.ToArray().Where((_, i) => i % image.Channels == channel)];
}
