using Thelper.Data;
using Thelper.Transforms;
using Thelper.Transforms.Albumentations;
using Thelper.Vision;

namespace Thelper.Tests.Transforms.Albumentations;

public sealed class NoiseTests
{
    private const int Side = 128;

    [Fact]
    public void Normal_noise_has_the_mean_and_variance_asked_for()
    {
        var noise = Noise(new GaussNoiseOptions { P = 1, VarLimit = [100, 100], Mean = 20 });

        Assert.Equal(20, noise.Average(), 0.3);
        Assert.Equal(100, Variance(noise), 3.0);
    }

    [Theory]
    [InlineData(true, -0.03, 0.03)]
    [InlineData(false, 0.999, 1.001)]
    public void Normal_noise_is_that_of_each_channel_or_the_same(bool perChannel, double least, double most)
    {
        var noise = Noise(new GaussNoiseOptions { P = 1, VarLimit = [100, 100], PerChannel = perChannel });
        double[] red = [.. noise.Where((_, i) => i % 3 == 0)];
        double[] blue = [.. noise.Where((_, i) => i % 3 == 2)];

        Assert.InRange(red.Zip(blue, (first, second) => first * second).Average() / red.Average(value => value * value), least, most);
    }

    [Fact]
    public void Neighbours_have_noise_of_their_own()
    {
        var noise = Noise(new GaussNoiseOptions { P = 1, VarLimit = [100, 100], PerChannel = false });
        double[] red = [.. noise.Where((_, i) => i % 3 == 0)];

        Assert.InRange(red.Zip(red.Skip(1), (first, second) => first * second).Average(), -3, 3);
    }

    [Theory]
    [InlineData(false, false, 1)]
    [InlineData(true, false, 3)]
    [InlineData(false, true, Side * Side)]
    [InlineData(true, true, 3 * Side * Side)]
    public void Factors_are_as_many_as_asked_for(bool perChannel, bool elementwise, int expected)
    {
        var values = Applied.To(
            Floats(0.5f), new MultiplicativeNoiseOptions { P = 1, PerChannel = perChannel, Elementwise = elementwise });

        Assert.All(values, value => Assert.InRange(value, 0.45, 0.55));
        Assert.InRange(values.Distinct().Count(), Math.Min(expected, 3 * expected / 4 + 1), expected);
    }

    [Fact]
    public void A_fixed_factor_is_applied() => Assert.All(
        Applied.To(Flat(100), new MultiplicativeNoiseOptions { P = 1, Multiplier = [1.5] }), value => Assert.Equal(150f, value));

    [Fact]
    public void Without_intensity_a_camera_has_no_noise()
    {
        using var image = ValueTests.Gradient(3);

        Assert.Equal(
            ValueTests.Floats(image), Applied.To(image.Clone(), new IsoNoiseOptions { P = 1, Intensity = [0, 0] }),
            (first, second) => Math.Abs(first - second) <= 1);
    }

    [Fact]
    public void The_noise_of_a_camera_lightens_and_leaves_no_two_neighbours_alike()
    {
        using var image = new Image(Side, Side, 3, PixelDepth.UInt8);
        image.FillRectangle(0, 0, Side / 2, Side, 40, 60, 80);
        image.FillRectangle(Side / 2, 0, Side / 2, Side, 140, 160, 180);

        var values = Applied.To(image.Clone(), new IsoNoiseOptions { P = 1, Intensity = [0.3, 0.3] });

        // The deviation of lightness is 50 / 255; its noise has the mean 15, times what is missing to white.
        Assert.Equal(60 + (15 * (1 - (60 / 255.0))), Lightness(values, 0), 1.0);
        Assert.Equal(160 + (15 * (1 - (160 / 255.0))), Lightness(values, Side / 2), 1.0);
        Assert.True(values.Distinct().Count() > 50);
    }

    [Fact]
    public void Colours_come_back_from_hue_and_lightness()
    {
        float[] colours = [1, 0, 0, 0.2f, 0.9f, 0.4f, 0.1f, 0.2f, 0.7f, 0.5f, 0.5f, 0.5f, 1, 1, 1, 0, 0, 0, 0.6f, 0.1f, 0.5f];
        float[] values = [.. colours];

        HueLightness.FromRgb(values);
        Assert.Equal([0, 0.5f, 1], values[..3]);
        HueLightness.ToRgb(values);

        Assert.Equal(colours, values, (first, second) => Math.Abs(first - second) < 1e-5);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(20)]
    public void Counts_have_the_mean_and_variance_of_Poisson(double mean)
    {
        var (counts, random) = (new float[50_000], new CounterRandom(3, 0, 0, 0));
        NoiseField.FillPoisson(counts, mean, ref random);

        Assert.Equal(mean, counts.Average(), mean * 0.02);
        Assert.Equal(mean, Variance([.. counts.Select(count => (double)count)]), mean * 0.04);
    }

    private static double Lightness(float[] values, int firstColumn)
    {
        var lights = new List<double>();
        for (var i = 0; i < values.Length; i += 3)
        {
            if (i / 3 % Side / (Side / 2) == firstColumn / (Side / 2))
            {
                float[] colour = values[i..(i + 3)];
                lights.Add((colour.Max() + colour.Min()) / 2);
            }
        }

        return lights.Average();
    }

    private static double[] Noise(GaussNoiseOptions options) =>
        [.. Applied.To(Flat(100), options).Select(value => value - 100.0)];

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }

    private static Image Flat(byte value)
    {
        var image = new Image(Side, Side, 3, PixelDepth.UInt8);
        image.AsSpan<byte>().Fill(value);
        return image;
    }

    private static Image Floats(float value)
    {
        var image = new Image(Side, Side, 3, PixelDepth.Float32);
        image.AsSpan<float>().Fill(value);
        return image;
    }
}
