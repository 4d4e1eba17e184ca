using Thelper.Data;
using Thelper.Transforms.Albumentations;
using Thelper.Vision;

namespace Thelper.Tests.Transforms.Albumentations;

public sealed class FilterTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void A_blur_is_the_mean_of_a_square(int side)
    {
        using var image = ValueTests.Gradient(3);
        using var expected = image.BoxBlur(side, side);

        Assert.Equal(ValueTests.Floats(expected), Applied.To(image.Clone(), new BlurOptions { P = 1, BlurLimit = [side, side] }));
    }

    [Fact]
    public void A_median_blur_is_the_median_of_a_square()
    {
        using var image = ValueTests.Gradient(3);
        using var expected = image.MedianBlur(5);

        Assert.Equal(ValueTests.Floats(expected), Applied.To(image.Clone(), new MedianBlurOptions { P = 1, BlurLimit = [5, 5] }));
    }

    [Fact]
    public void A_Gaussian_blur_has_the_kernel_and_sigma_asked_for()
    {
        using var image = ValueTests.Gradient(3);
        using var expected = image.GaussianBlur(7, 7, 2, 2);

        Assert.Equal(
            ValueTests.Floats(expected),
            Applied.To(image.Clone(), new GaussianBlurOptions { P = 1, BlurLimit = [7, 7], SigmaLimit = [2, 2] }));
    }

    [Fact]
    public void Sides_of_kernels_are_all_the_odd_numbers_of_their_range() => Assert.Equal(
        [3, 5, 7], Enumerable.Range(0, 60).Select(i => Side([7], (uint)i)).Distinct().Order());

    [Fact]
    public void A_line_of_motion_has_the_sum_1_and_more_than_one_place() => Assert.All(Enumerable.Range(0, 60), i =>
    {
        var random = new CounterRandom(1, 0, (uint)i, 0);
        var line = Kernels.Line(5, isShifted: i % 2 == 0, ref random);

        Assert.Equal(1, line.Sum(), 1e-5f);
        Assert.InRange(line.Count(value => value > 0), 2, 5);
    });

    [Fact]
    public void A_line_of_motion_that_is_not_shifted_lies_around_the_middle() => Assert.All(Enumerable.Range(0, 60), i =>
    {
        var random = new CounterRandom(1, 0, (uint)i, 0);
        var line = Kernels.Line(7, isShifted: false, ref random);
        var middle = Enumerable.Range(0, 49).Sum(place => line[place] * (place % 7));

        Assert.InRange(middle, 2, 4);
    });

    [Fact]
    public void A_blur_along_a_line_keeps_what_has_one_value() => Assert.All(
        Applied.To(Flat(77), new MotionBlurOptions { P = 1 }), value => Assert.Equal(77f, value));

    [Fact]
    public void Sharpening_lightens_what_has_one_value() => Assert.All(
        Applied.To(Flat(100), new SharpenOptions { P = 1, Alpha = [0.5, 0.5], Lightness = [1.5, 1.5] }),
        value => Assert.Equal(125f, value)); // 100 × (0.5 + 0.5 × 1.5)

    [Fact]
    public void Sharpening_lowers_the_neighbours_of_a_point()
    {
        var values = Applied.To(Point(), new SharpenOptions { P = 1, Alpha = [0.2, 0.2], Lightness = [1, 1] });

        // Around the point 50 on 100: the kernel has 0.8 + 0.2 × 9 in the middle and −0.2 around; its sum is 1.
        Assert.Equal([110f, 110, 110, 110, 0, 110, 110, 110, 110], Around(values), (first, second) => Math.Abs(first - second) <= 1);
    }

    [Fact]
    public void A_relief_keeps_what_has_one_value() => Assert.All(
        Applied.To(Flat(100), new EmbossOptions { P = 1 }), value => Assert.Equal(100f, value));

    [Fact]
    public void A_relief_is_dark_on_one_side_and_light_on_the_other()
    {
        var values = Applied.To(Point(), new EmbossOptions { P = 1, Alpha = [0.5, 0.5], Strength = [1, 1] });

        // The point is 50 below; a neighbour changes by −50 × half of the kernel's opposite value (2, 1, 0; 1, −, −1; 0, −1, −2).
        Assert.Equal([50f, 75, 100, 75, 50, 125, 100, 125, 150], Around(values), (first, second) => Math.Abs(first - second) <= 1);
    }

    [Fact]
    public void Downscaling_leaves_blocks()
    {
        var values = Applied.To(
            Image.FromPixels<byte>([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16], 4, 4, 1),
            new DownscaleOptions { P = 1, ScaleMin = 0.5, ScaleMax = 0.5 });

        Assert.Equal([1f, 1, 3, 3, 1, 1, 3, 3, 9, 9, 11, 11, 9, 9, 11, 11], values);
    }

    [Fact]
    public void Compression_is_that_of_JPEG()
    {
        using var image = ValueTests.Gradient(3);
        using var expected = Image.Decode(image.EncodeJpeg(20));

        Assert.Equal(
            ValueTests.Floats(expected),
            Applied.To(image.Clone(), new ImageCompressionOptions { P = 1, QualityLower = 20, QualityUpper = 20 }));
    }

    private static int Side(IReadOnlyList<int> limit, uint sample)
    {
        var random = new CounterRandom(1, 0, sample, 0);
        return Kernels.Side(limit, ref random);
    }

    private static Image Flat(byte value)
    {
        var image = new Image(9, 9, 1, PixelDepth.UInt8);
        image.AsSpan<byte>().Fill(value);
        return image;
    }

    /// <summary>50 in the middle of 100.</summary>
    private static Image Point()
    {
        var image = Flat(100);
        image.AsSpan<byte>()[40] = 50;
        return image;
    }

    private static float[] Around(float[] values) =>
        [values[30], values[31], values[32], values[39], values[40], values[41], values[48], values[49], values[50]];
}
