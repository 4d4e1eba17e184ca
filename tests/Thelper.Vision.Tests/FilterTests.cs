using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class FilterTests
{
    public static TheoryData<string> Names => [.. Filters.Keys];

    private static Dictionary<string, Func<Image, Image>> Filters { get; } = new()
    {
        ["box"] = image => image.BoxBlur(3, 2),
        ["gaussian"] = image => image.GaussianBlur(3, 5),
        ["median"] = image => image.MedianBlur(5),
        ["kernel"] = image => image.Filter([0.5f, 0.25f, 0.25f], 3, 1),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_number_of_channels_is_filtered_as_each_would_be_alone(string name)
    {
        foreach (var channels in (int[])[2, 6])
        {
            using var image = Pattern.Words(8, 7, channels);
            using var last = image.SelectChannels(channels - 1);
            using var filtered = Filters[name](image);
            using var got = filtered.SelectChannels(channels - 1);
            using var expected = Filters[name](last);

            Assert.Equal(expected.Bytes.ToArray(), got.Bytes.ToArray());
        }
    }

    [Fact]
    public void A_large_median_takes_two_channels()
    {
        using var image = Pattern.Bytes(9, 9, 2);
        using var last = image.SelectChannels(1);
        using var filtered = image.MedianBlur(7);
        using var got = filtered.SelectChannels(1);
        using var expected = last.MedianBlur(7);

        Assert.Equal(expected.Bytes.ToArray(), got.Bytes.ToArray());
    }

    [Fact]
    public void A_kernel_is_not_turned()
    {
        using var image = Image.FromPixels<byte>([0, 0, 100, 0, 0], 5, 1, 1);
        using var filtered = image.Filter([1, 0, 0], 3, 1);

        Assert.Equal([0, 0, 0, 100, 0], filtered.Bytes.ToArray());
    }

    [Fact]
    public void A_blur_mirrors_the_image_at_its_border()
    {
        using var image = Image.FromPixels<float>([0, 30, 60], 3, 1, 1);
        using var blurred = image.BoxBlur(3, 1);

        Assert.Equal([20, 30, 40], blurred.AsSpan<float>().ToArray());
    }

    [Fact]
    public void A_Gaussian_takes_its_size_from_sigma()
    {
        using var image = Pattern.Bytes(30, 30, 1);
        using var chosen = image.GaussianBlur(0, 0, 1.5);
        using var expected = image.GaussianBlur(11, 11, 1.5, 1.5);

        Assert.Equal(expected.Bytes.ToArray(), chosen.Bytes.ToArray());
    }

    [Theory]
    [InlineData(4, 3, 1)]
    [InlineData(3, 0, 0)]
    [InlineData(-1, 3, 1)]
    [InlineData(3, 3, -0.1)]
    [InlineData(3, 3, double.NaN)]
    public void A_Gaussian_that_does_not_exist_is_refused(int width, int height, double sigma)
    {
        using var image = Pattern.Bytes(5, 5, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.GaussianBlur(width, height, sigma));
    }

    [Theory]
    [InlineData(PixelDepth.UInt8, 4)]
    [InlineData(PixelDepth.UInt8, 1)]
    [InlineData(PixelDepth.UInt16, 7)]
    [InlineData(PixelDepth.Float32, 7)]
    public void A_median_that_OpenCV_does_not_have_is_refused(PixelDepth depth, int size)
    {
        using var image = new Image(9, 9, 1, depth);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.MedianBlur(size));
    }

    [Fact]
    public void A_kernel_of_another_length_is_refused()
    {
        using var image = Pattern.Bytes(5, 5, 1);

        Assert.Throws<ArgumentException>(() => image.Filter([1, 2, 3], 2, 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void A_box_that_is_not_in_range_is_refused_with_the_range(int width)
    {
        using var image = Pattern.Bytes(5, 5, 1);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => image.BoxBlur(width, 1));

        Assert.Contains("from 1 to 9999", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_is_larger_than_the_image_goes_on_mirroring()
    {
        using var image = Image.FromPixels<float>([0, 30], 2, 1, 1);
        using var blurred = image.BoxBlur(5, 3);

        Assert.Equal([12, 18], blurred.AsSpan<float>().ToArray());
    }
}
