using Thelper.Transforms.Albumentations;
using Thelper.Vision;
using OpenCvBorder = Thelper.Transforms.OpenCvBorder;

namespace Thelper.Tests.Transforms.Albumentations;

/// <summary>Operations on values, against their definitions on a few pixels.</summary>
public sealed class ValueTests
{
    [Fact]
    public void Brightness_is_a_share_of_the_largest_value_and_contrast_a_factor() => Assert.Equal(
        [51f, 66, 255], // 1.5 v + 0.2 × 255, cut off at 255
        Grey([0, 10, 200], new RandomBrightnessContrastOptions { P = 1, BrightnessLimit = [0.2, 0.2], ContrastLimit = [0.5, 0.5] }));

    [Fact]
    public void Brightness_may_be_a_share_of_the_mean() => Assert.Equal(
        [35f, 45, 220], // v + 0.5 × 70
        Grey([0, 10, 185, 85], new RandomBrightnessContrastOptions
        {
            P = 1,
            BrightnessLimit = [0.5, 0.5],
            ContrastLimit = [0, 0],
            BrightnessByMax = false,
        })[..3]);

    [Fact]
    public void Brightness_alone_is_added() => Assert.Equal(
        [0f, 49, 149], Grey([0, 100, 200], new RandomBrightnessOptions { P = 1, Limit = [-0.2, -0.2] }));

    [Fact]
    public void Contrast_alone_is_a_factor() => Assert.Equal(
        [0f, 50, 100], Grey([0, 100, 200], new RandomContrastOptions { P = 1, Limit = [-0.5, -0.5] }));

    [Fact]
    public void Brightness_and_contrast_change_floating_point_numbers_up_to_1() => Assert.Equal(
        [0.25f, 0.5f, 1f],
        Applied.To(
            Image.FromPixels<float>([0.25f, 0.5f, 3], 3, 1, 1), new RandomBrightnessOptions { P = 1, Limit = [0, 0] }));

    [Fact]
    public void Gamma_is_a_power_of_the_share_of_the_largest_value() => Assert.Equal(
        [0f, 63, 255], // (127 / 255)² × 255 = 63.25
        Grey([0, 127, 255], new RandomGammaOptions { P = 1, GammaLimit = [200, 200] }));

    [Theory]
    [InlineData(60, 0, 0, new float[] { 0, 255, 0 })]
    [InlineData(-60, 0, 0, new float[] { 0, 0, 255 })]
    [InlineData(0, -255, 0, new float[] { 255, 255, 255 })]
    [InlineData(0, 0, -155, new float[] { 100, 0, 0 })]
    public void Hue_saturation_and_value_of_red_are_shifted(double hue, double saturation, double value, float[] expected) =>
        Assert.Equal(expected, Colour(255, 0, 0, new HueSaturationValueOptions
        {
            P = 1,
            HueShiftLimit = [hue, hue],
            SatShiftLimit = [saturation, saturation],
            ValShiftLimit = [value, value],
        }));

    [Fact]
    public void Each_colour_is_shifted_by_itself() => Assert.Equal(
        [15f, 0, 255],
        Colour(10, 10, 250, new RgbShiftOptions { P = 1, RShiftLimit = [5, 5], GShiftLimit = [-20, -20], BShiftLimit = [10, 10] }));

    [Fact]
    public void Grey_is_the_luminance_in_three_channels() =>
        Assert.Equal([76f, 76, 76], Colour(255, 0, 0, new ToGrayOptions { P = 1 }));

    [Fact]
    public void Sepia_is_a_matrix() => Assert.Equal(
        [135f, 120, 94], Colour(100, 100, 100, new ToSepiaOptions { P = 1 }));

    [Fact]
    public void Shuffled_channels_are_the_same_channels() => Assert.Equal(
        [1f, 2, 3], Colour(1, 2, 3, new ChannelShuffleOptions { P = 1 }).Order());

    [Fact]
    public void A_dropped_channel_gets_the_fill_value()
    {
        var values = Colour(1, 2, 3, new ChannelDropoutOptions { P = 1, FillValue = 9 });

        Assert.Single(values, 9f);
        Assert.Equal(2, values.Intersect([1f, 2, 3]).Count());
    }

    [Fact]
    public void A_border_is_in_the_units_that_the_image_has_when_it_is_added() => Assert.Equal(
        [0f, 2, 0], // normalising the border too would make −2 of it
        Applied.To(
            Image.FromPixels<byte>([102], 1, 1, channels: 1),
            new NormalizeOptions { Mean = [0.2], Std = [0.1] },
            new PadIfNeededOptions { MinWidth = 3, MinHeight = 1, BorderMode = OpenCvBorder.Constant, Value = [0] }));

    [Fact]
    public void A_negative_is_255_minus_the_value() =>
        Assert.Equal([255f, 155, 0], Grey([0, 100, 255], new InvertImgOptions { P = 1 }));

    [Fact]
    public void A_posterized_value_keeps_its_highest_bits() =>
        Assert.Equal([0f, 128, 192], Grey([63, 129, 255], new PosterizeOptions { P = 1, NumBits = [2] }));

    [Fact]
    public void Each_colour_may_keep_its_own_number_of_bits() =>
        Assert.Equal([128f, 192, 255], Colour(255, 255, 255, new PosterizeOptions { P = 1, NumBits = [1, 2, 8] }));

    [Fact]
    public void Values_from_the_threshold_on_are_solarized() =>
        Assert.Equal([0f, 127, 127, 0], Grey([0, 127, 128, 255], new SolarizeOptions { P = 1 }));

    [Fact]
    public void Equalizing_is_that_of_OpenCV_or_of_Pillow()
    {
        using var image = Gradient(1);
        using var cv = image.EqualizeHistogram();
        using var pil = image.Equalize();

        Assert.Equal(Floats(cv), Applied.To(image.Clone(), new EqualizeOptions { P = 1 }));
        Assert.Equal(Floats(pil), Applied.To(image.Clone(), new EqualizeOptions { P = 1, Mode = EqualizeMode.Pil }));
    }

    [Fact]
    public void Equalizing_may_change_the_luminance_alone()
    {
        using var image = Gradient(3);
        using var expected = image.EqualizeLuminance();

        Assert.Equal(Floats(expected), Applied.To(image.Clone(), new EqualizeOptions { P = 1, ByChannels = false }));
    }

    [Fact]
    public void Clahe_changes_the_lightness_of_colours()
    {
        using var image = Gradient(3);
        using var lab = image.ConvertColours(ColourConversion.RgbToLab);
        using var lightness = lab.SelectChannels(0);
        using var equalized = lightness.Clahe(3, 4, 2);
        lab.SetChannels(0, equalized);
        using var expected = lab.ConvertColours(ColourConversion.LabToRgb);

        Assert.Equal(
            Floats(expected), Applied.To(image.Clone(), new ClaheOptions { P = 1, ClipLimit = [3, 3], TileGridSize = [4, 2] }));
    }

    [Fact]
    public void Clahe_changes_grey_images_as_they_are()
    {
        using var image = Gradient(1);
        using var expected = image.Clahe(2, 8, 8);

        Assert.Equal(Floats(expected), Applied.To(image.Clone(), new ClaheOptions { P = 1, ClipLimit = [2, 2] }));
    }

    [Theory]
    [InlineData(PixelDepth.UInt16)]
    [InlineData(PixelDepth.Float32)]
    public void What_is_defined_for_bytes_refuses_other_values(PixelDepth depth)
    {
        var exception = Assert.Throws<InvalidDataException>(
            () => Applied.To(new Image(4, 4, 3, depth), new HueSaturationValueOptions { P = 1 }));

        Assert.Equal(
            $"the image has {depth} values, but HueSaturationValue needs 8-bit ones; put it before operations that scale the values",
            exception.Message);
    }

    [Fact]
    public void What_is_defined_for_colours_refuses_other_images()
    {
        var exception = Assert.Throws<InvalidDataException>(
            () => Applied.To(new Image(4, 4, 2, PixelDepth.UInt8), new ToSepiaOptions { P = 1 }));

        Assert.Equal("the image has 2 channels, but ToSepia needs 3 (red, green, blue)", exception.Message);
    }

    [Fact]
    public void Normalizing_subtracts_and_divides_by_shares_of_the_largest_value() => Assert.Equal(
        [(255 - 127.5f) / 51, (0 - 51f) / 25.5f, (51 - 25.5f) / 255],
        Colour(255, 0, 51, new NormalizeOptions { Mean = [0.5, 0.2, 0.1], Std = [0.2, 0.1, 1] }),
        (first, second) => Math.Abs(first - second) < 1e-6);

    [Fact]
    public void Bytes_become_floats_by_the_largest_byte() =>
        Assert.Equal([0f, 0.2f, 1], Grey([0, 51, 255], new ToFloatOptions()));

    [Fact]
    public void Wide_integers_become_floats_by_their_largest_value() => Assert.Equal(
        [0f, 1], Applied.To(Image.FromPixels<ushort>([0, 65535], 2, 1, 1), new ToFloatOptions()));

    [Fact]
    public void A_divisor_may_be_given() =>
        Assert.Equal([0f, 5, 20], Grey([0, 50, 200], new ToFloatOptions { MaxValue = 10 }));

    internal static Image Gradient(int channels)
    {
        var image = new Image(32, 24, channels, PixelDepth.UInt8);
        var values = image.AsSpan<byte>();
        for (var i = 0; i < values.Length; i++)
        {
            var (pixel, channel) = (i / channels, i % channels);
            values[i] = (byte)(40 + (pixel % 32 * (3 + channel)) + (pixel / 32 * 2));
        }

        return image;
    }

    internal static float[] Floats(Image image) => [.. image.AsSpan<byte>().ToArray().Select(value => (float)value)];

    private static float[] Grey(byte[] values, AlbumentationOptions options) =>
        Applied.To(Image.FromPixels<byte>(values, values.Length, 1, channels: 1), options);

    private static float[] Colour(byte r, byte g, byte b, AlbumentationOptions options) =>
        Applied.To(Image.FromPixels<byte>([r, g, b], 1, 1, channels: 3), options);
}
