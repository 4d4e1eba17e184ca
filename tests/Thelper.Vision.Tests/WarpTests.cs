using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class WarpTests
{
    [Fact]
    public void A_matrix_takes_positions_forward()
    {
        using var image = Row(1, 2, 3, 4);
        using var warped = image.WarpAffine([1, 0, 1, 0, 1, 0], 4, 1);

        Assert.Equal([0, 1, 2, 3], warped.Bytes.ToArray());
    }

    [Fact]
    public void An_inverse_matrix_takes_positions_back()
    {
        using var image = Row(1, 2, 3, 4);
        using var warped = image.WarpAffine([1, 0, 1, 0, 1, 0], 4, 1, inverse: true);

        Assert.Equal([2, 3, 4, 0], warped.Bytes.ToArray());
    }

    [Fact]
    public void Half_a_pixel_is_the_mean_of_its_neighbours_and_the_border()
    {
        using var image = Row(10, 20, 40);
        using var warped = image.WarpAffine([1, 0, 0.5, 0, 1, 0], 3, 1, border: new Border(BorderMode.Constant, 100));

        Assert.Equal([55, 15, 30], warped.Bytes.ToArray());
    }

    [Theory]
    [InlineData(BorderMode.Constant, new byte[] { 9, 9, 1, 2, 3, 9, 9 })]
    [InlineData(BorderMode.Replicate, new byte[] { 1, 1, 1, 2, 3, 3, 3 })]
    [InlineData(BorderMode.Reflect, new byte[] { 2, 1, 1, 2, 3, 3, 2 })]
    [InlineData(BorderMode.Wrap, new byte[] { 2, 3, 1, 2, 3, 1, 2 })]
    [InlineData(BorderMode.Reflect101, new byte[] { 3, 2, 1, 2, 3, 2, 1 })]
    public void A_warp_finds_the_border_that_padding_writes(BorderMode mode, byte[] expected)
    {
        using var image = Row(1, 2, 3);
        using var padded = image.Pad(2, 0, 2, 0, new Border(mode, 9));
        using var warped = image.WarpAffine([1, 0, 2, 0, 1, 0], 7, 1, border: new Border(mode, 9));

        Assert.Equal([.. expected, .. expected], [.. padded.Bytes, .. warped.Bytes]);
    }

    [Theory]
    [InlineData(PixelDepth.UInt8)]
    [InlineData(PixelDepth.UInt16)]
    [InlineData(PixelDepth.Float32)]
    public void Every_depth_is_warped_padded_and_turned_alike(PixelDepth depth)
    {
        using var bytes = Pattern.Bytes(5, 4, 3);
        using var image = bytes.ConvertedTo(depth);
        using var warped = image.WarpAffine([1, 0, 1, 0, 1, -1], 5, 4, border: Border.Constant(1, 2, 3));
        using var expected = bytes.WarpAffine([1, 0, 1, 0, 1, -1], 5, 4, border: Border.Constant(1, 2, 3));
        using var turned = warped.Rotate90();
        using var expectedTurned = expected.Rotate90();

        Assert.Equal(expectedTurned.Floats(), turned.Floats());
    }

    [Fact]
    public void Many_channels_are_warped_as_each_would_be_alone()
    {
        using var image = Pattern.Bytes(9, 7, 6);
        using var warped = image.WarpAffine([0.9, 0.2, 0.3, -0.2, 0.8, 1], 9, 7, border: Border.Constant(1, 2, 3, 4, 5, 6));
        using var last = image.SelectChannels(5);
        using var expected = last.WarpAffine([0.9, 0.2, 0.3, -0.2, 0.8, 1], 9, 7, border: new(BorderMode.Constant, 6));
        using var got = warped.SelectChannels(5);

        Assert.Equal(expected.Bytes.ToArray(), got.Bytes.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_perspective_with_the_last_row_001_is_affine(bool inverse)
    {
        using var image = Pattern.Bytes(9, 7, 3);
        using var expected = image.WarpAffine([2, 0, 1.2, 0, 0.5, 1.1], 11, 6, Interpolation.Nearest, inverse: inverse);
        using var warped = image.WarpPerspective(
            [2, 0, 1.2, 0, 0.5, 1.1, 0, 0, 1], 11, 6, Interpolation.Nearest, inverse: inverse);

        Assert.Equal(expected.Bytes.ToArray(), warped.Bytes.ToArray());
    }

    [Fact]
    public void A_perspective_divides_by_the_third_coordinate()
    {
        using var image = Row(10, 20, 30, 40);
        using var warped = image.WarpPerspective([1, 0, 0, 0, 1, 0, 1, 0, 1], 3, 1, inverse: true);

        // x / (x + 1): 0, 1/2 and 2/3, which OpenCV takes to 1/32 of a pixel.
        Assert.Equal([10, 15, 17], warped.Bytes.ToArray());
    }

    [Fact]
    public void A_map_names_the_source_of_each_pixel()
    {
        using var image = Image.FromPixels<float>([0, 10, 20, 30], 2, 2, 1);
        using var mapped = image.Remap([1, 0, 0.5f, 5], [1, 0.5f, 0.5f, 0], 4, border: new Border(BorderMode.Constant, 7));

        Assert.Equal([30, 10, 15, 7], mapped.AsSpan<float>().ToArray());
    }

    [Theory]
    [InlineData(Interpolation.Nearest)]
    [InlineData(Interpolation.Linear)]
    [InlineData(Interpolation.Cubic)]
    [InlineData(Interpolation.Area)]
    [InlineData(Interpolation.Lanczos)]
    public void Every_interpolation_keeps_a_constant_in_every_depth(Interpolation interpolation)
    {
        foreach (var depth in Enum.GetValues<PixelDepth>())
        {
            using var image = new Image(9, 7, 1, depth);
            image.FillRectangle(0, 0, 9, 7, 77);
            using var warped = image.WarpAffine(
                [0.9, 0.2, 0.3, -0.2, 0.8, 1], 9, 7, interpolation, new Border(BorderMode.Reflect101));

            Assert.All(warped.Floats(), value => Assert.Equal(77, value, 1e-3));
        }
    }

    [Fact]
    public void Area_is_linear_in_a_warp()
    {
        using var image = Pattern.Bytes(9, 7, 3);
        using var linear = image.WarpPerspective([1, 0.1, 0, 0, 1, 0.3, 0.01, 0, 1], 9, 7, Interpolation.Linear);
        using var area = image.WarpPerspective([1, 0.1, 0, 0, 1, 0.3, 0.01, 0, 1], 9, 7, Interpolation.Area);

        Assert.Equal(linear.Bytes.ToArray(), area.Bytes.ToArray());
    }

    [Fact]
    public void An_interpolation_that_is_unknown_is_refused()
    {
        using var image = Row(1, 2);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.WarpAffine([1, 0, 0, 0, 1, 0], 2, 1, (Interpolation)5));
    }

    [Fact]
    public void A_border_that_is_unknown_is_refused()
    {
        using var image = Row(1, 2);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.Pad(1, 1, 1, 1, new Border((BorderMode)5)));
    }

    [Fact]
    public void A_perspective_without_an_inverse_is_refused()
    {
        using var image = Row(1, 2);

        Assert.Throws<ArgumentException>(() => image.WarpPerspective([1, 0, 0, 0, 1, 0, 1, 1, 0], 2, 1));
    }

    [Fact]
    public void An_image_that_is_too_long_to_warp_says_how_long_it_may_be()
    {
        using var image = new Image(32_767, 1, 1, PixelDepth.UInt8);
        var error = Assert.Throws<InvalidOperationException>(() => image.WarpAffine([1, 0, 0, 0, 1, 0], 2, 1));

        Assert.Contains("at most 32766", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nearest_makes_no_new_values()
    {
        using var image = Pattern.Bytes(9, 7, 1);
        using var warped = image.WarpAffine([0.9, 0.2, 0.3, -0.2, 0.8, 1], 9, 7, Interpolation.Nearest);

        Assert.Subset<byte>(new HashSet<byte>([.. image.Bytes.ToArray(), 0]), warped.Bytes.ToArray().ToHashSet());
    }

    [Fact]
    public void A_map_that_is_not_whole_rows_is_refused()
    {
        using var image = Row(1, 2);

        Assert.Throws<ArgumentException>(() => image.Remap([1, 1, 1], [0, 0, 0], 2));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 32_767)]
    public void A_size_that_cannot_be_warped_to_is_refused(int width, int height)
    {
        using var image = Row(1, 2);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => image.WarpAffine([1, 0, 0, 0, 1, 0], width, height));

        Assert.Contains("1 to 32766", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new double[] { 1, 0, 0, 0, 1 })]
    [InlineData(new double[] { 1, 0, double.NaN, 0, 1, 0 })]
    [InlineData(new double[] { 1, 2, 0, 2, 4, 0 })]
    public void A_matrix_without_an_inverse_is_refused(double[] matrix)
    {
        using var image = Row(1, 2);

        Assert.Throws<ArgumentException>(() => image.WarpAffine(matrix, 2, 1));
    }

    [Fact]
    public void A_border_with_too_few_values_is_refused()
    {
        using var image = Pattern.Bytes(2, 2, 3);

        Assert.Throws<ArgumentException>(() => image.Pad(1, 1, 1, 1, Border.Constant(1, 2)));
    }

    private static Image Row(params byte[] values) => Image.FromPixels<byte>(values, values.Length, 1, 1);
}
