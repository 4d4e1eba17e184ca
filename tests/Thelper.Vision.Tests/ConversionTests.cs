using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class ConversionTests
{
    [Theory]
    [InlineData(ColourConversion.RgbToHsv, new byte[] { 255, 0, 0 }, new byte[] { 0, 255, 255 })]
    [InlineData(ColourConversion.RgbToHsv, new byte[] { 0, 0, 100 }, new byte[] { 120, 255, 100 })]
    [InlineData(ColourConversion.HsvToRgb, new byte[] { 60, 255, 200 }, new byte[] { 0, 200, 0 })]
    [InlineData(ColourConversion.RgbToLab, new byte[] { 255, 255, 255 }, new byte[] { 255, 128, 128 })]
    [InlineData(ColourConversion.LabToRgb, new byte[] { 0, 128, 128 }, new byte[] { 0, 0, 0 })]
    [InlineData(ColourConversion.RgbToYCrCb, new byte[] { 255, 0, 0 }, new byte[] { 76, 255, 85 })]
    [InlineData(ColourConversion.YCrCbToRgb, new byte[] { 90, 128, 128 }, new byte[] { 90, 90, 90 })]
    public void Bytes_have_the_scale_of_OpenCV(ColourConversion conversion, byte[] colour, byte[] expected)
    {
        using var image = Image.FromPixels<byte>(colour, 1, 1, 3);
        using var converted = image.ConvertColours(conversion);

        Assert.Equal(expected, converted.Bytes.ToArray());
    }

    [Theory]
    [InlineData(ColourConversion.RgbToHsv, new[] { 0.2f, 0.4f, 0.4f }, new[] { 180, 0.5f, 0.4f })]
    [InlineData(ColourConversion.HsvToRgb, new[] { 60, 1, 0.5f }, new[] { 0.5f, 0.5f, 0 })]
    [InlineData(ColourConversion.RgbToLab, new[] { 1f, 0, 0 }, new[] { 53.24f, 80.09f, 67.20f })]
    public void Floats_have_the_scale_of_the_definition(ColourConversion conversion, float[] colour, float[] expected)
    {
        using var image = Image.FromPixels<float>(colour, 1, 1, 3);
        using var converted = image.ConvertColours(conversion);

        Assert.All(expected.Zip(converted.AsSpan<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 0.05));
    }

    [Theory]
    [InlineData(ColourConversion.RgbToLab, ColourConversion.LabToRgb)]
    [InlineData(ColourConversion.RgbToHsv, ColourConversion.HsvToRgb)]
    [InlineData(ColourConversion.RgbToYCrCb, ColourConversion.YCrCbToRgb)]
    public void Each_space_leads_back(ColourConversion there, ColourConversion back)
    {
        using var bytes = Pattern.Bytes(9, 9, 3);
        using var image = bytes.ConvertDepth(PixelDepth.Float32, 1 / 255.0);
        using var converted = image.ConvertColours(there);
        using var returned = converted.ConvertColours(back);

        Assert.All(image.Floats().Zip(returned.Floats()), pair => Assert.Equal(pair.First, pair.Second, 0.01));
    }

    [Fact]
    public void Sixteen_bits_have_no_hue()
    {
        using var image = Pattern.Words(2, 2, 3);

        Assert.Throws<InvalidOperationException>(() => image.ConvertColours(ColourConversion.RgbToHsv));
    }

    [Fact]
    public void Grey_has_no_colours_to_convert()
    {
        using var image = Pattern.Bytes(2, 2, 1);

        Assert.Throws<InvalidOperationException>(() => image.ConvertColours(ColourConversion.RgbToLab));
    }

    [Fact]
    public void A_conversion_that_is_unknown_is_refused()
    {
        using var image = Pattern.Bytes(2, 2, 3);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.ConvertColours((ColourConversion)6));
    }

    [Fact]
    public void A_matrix_mixes_the_channels_and_saturates()
    {
        using var image = Image.FromPixels<byte>([100, 50, 200], 1, 1, 3);
        using var mixed = image.TransformColours([0, 1, 0, 0.5, 0.5, 0, 1, 1, 1]);

        Assert.Equal([50, 75, 255], mixed.Bytes.ToArray());
    }

    [Fact]
    public void A_fourth_column_is_added()
    {
        using var image = Image.FromPixels<float>([1, 2, 3], 1, 1, 3);
        using var mixed = image.TransformColours([1, 0, 0, 10, 0, 1, 0, 20, 0, 0, 2, -1]);

        Assert.Equal([11, 22, 5], mixed.AsSpan<float>().ToArray());
    }

    [Fact]
    public void A_matrix_of_another_size_is_refused()
    {
        using var image = Pattern.Bytes(2, 2, 3);

        Assert.Throws<ArgumentException>(() => image.TransformColours([1, 0, 0, 1]));
    }

    [Theory]
    [InlineData(PixelDepth.UInt8, new float[] { 0, 43, 255 })]
    [InlineData(PixelDepth.UInt16, new float[] { 0, 43, 1995 })]
    [InlineData(PixelDepth.Float32, new[] { -5, 42.5f, 1995 })]
    public void Numbers_are_scaled_rounded_and_saturated_to_the_new_depth(PixelDepth depth, float[] expected)
    {
        using var image = Image.FromPixels<float>([0, 23.75f, 1000], 3, 1, 1);
        using var converted = image.ConvertDepth(depth, 2, -5 + (depth == PixelDepth.Float32 ? 0 : 0.1));

        Assert.Equal(expected, converted.Floats());
    }

    [Fact]
    public void A_scale_that_is_no_number_is_refused()
    {
        using var image = Pattern.Bytes(2, 2, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => image.ConvertDepth(PixelDepth.UInt8, double.NaN));
    }
}
