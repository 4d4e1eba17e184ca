using Thelper.Data;
using Thelper.Tests.Support;
using Thelper.Transforms;
using Thelper.Transforms.Torchvision;
using NormalizeOptions = Thelper.Transforms.Torchvision.NormalizeOptions;
using ResizeOptions = Thelper.Transforms.Torchvision.ResizeOptions;

namespace Thelper.Tests.Transforms.Torchvision;

/// <summary>Operations after ToTensor, compared with torchvision's functions on tensors.</summary>
public sealed class FloatTests
{
    private static readonly NormalizeOptions Normalization = new() { Mean = [0.4, 0.5, 0.6], Std = [0.2, 0.3, 0.4] };

    public static TheoryData<string, ITransformOptions[]> Operations => new()
    {
        { "brightness", [new ColorJitterOptions { Brightness = [1.4, 1.4] }] },
        { "contrast", [new ColorJitterOptions { Contrast = [1.7, 1.7] }] },
        { "saturation", [new ColorJitterOptions { Saturation = [1.8, 1.8] }] },
        { "sharpness", [new RandomAdjustSharpnessOptions { SharpnessFactor = 2.5, P = 1 }] },
        { "solarize", [new RandomSolarizeOptions { Threshold = 0.4, P = 1 }] },
        { "invert", [new RandomInvertOptions { P = 1 }] },
        { "blur", [new GaussianBlurOptions { KernelSize = [5, 3], Sigma = [1.3] }] },
        { "normalize", [Normalization] },
        { "pad", [Normalization, new PadOptions { Padding = [2, 1], Fill = [0.25] }] },
        { "resize", [new ResizeOptions { Size = [50, 47], Antialias = false }] },
    };

    /// <summary>torchvision weighs red by 0.2989 on tensors, and by 0.299 on Pillow's images, as here: a thousandth at
    /// most.</summary>
    [SkippableTheory]
    [MemberData(nameof(Operations))]
    public void Numbers_are_torchvisions_to_a_thousandth(string name, ITransformOptions[] operations)
    {
        var expected = Peer.Recorded.GetProperty("floats").GetProperty(name).EnumerateArray().Select(value => value.GetSingle());

        var actual = Applied([new ToTensorOptions(), .. operations]);

        Assert.Equal(0, expected.Zip(actual, (a, b) => Math.Abs(a - b)).Max(), 1e-3);
        Assert.Equal(expected.Count(), actual.Length);
    }

    [Fact]
    public void Values_of_0_to_1_become_the_bytes_of_before_again()
    {
        using var sample = Rough();
        Apply(sample, [new ToTensorOptions(), new ToPilImageOptions()]);

        Peer.Read((SampleImage)sample["image"]!).MustEqual(Peer.Read(new SampleImage(Peer.Rough())));
    }

    [Fact]
    public void Types_are_converted_to_and_fro()
    {
        using var sample = Rough();
        Apply(
            sample,
            [
                new ConvertImageDtypeOptions { Dtype = ImageType.Float32 },
                new ConvertImageDtypeOptions { Dtype = ImageType.Uint8 },
            ]);

        Peer.Read((SampleImage)sample["image"]!).MustEqual(Peer.Read(new SampleImage(Peer.Rough())));
    }

    [Theory]
    [InlineData("0.5", new[] { 0.5f, 0.5f, 0.5f })]
    [InlineData("[0.1, 0.2, 0.3]", new[] { 0.1f, 0.2f, 0.3f })]
    public void One_rectangle_is_erased_by_the_value(string value, float[] expected)
    {
        var options = Bound.To<TransformStageOptions>(
            $"operation: torchvision.transforms.RandomErasing\nparams: {{p: 1, value: {value}}}\n").Operation;
        var (before, after) = (Applied([new ToTensorOptions()]), Applied([new ToTensorOptions(), options]));
        var erased = Enumerable.Range(0, before.Length).Where(i => before[i] != after[i]).ToList();

        Assert.All(erased, i => Assert.Equal(expected[i / (Peer.Width * Peer.Height)], after[i]));
        var places = erased.Select(i => i % (Peer.Width * Peer.Height)).Distinct().ToList();
        var columns = places.Select(i => i % Peer.Width).Distinct().Count();
        var rows = places.Select(i => i / Peer.Width).Distinct().Count();
        Assert.Equal(columns * rows, places.Count);
    }

    [Fact]
    public void Random_values_have_the_mean_0_and_the_deviation_1()
    {
        var options = Bound.To<TransformStageOptions>(
            "operation: torchvision.transforms.RandomErasing\nparams: {p: 1, value: random, scale: [0.6, 0.6], ratio: [1, 1]}\n");
        var (before, after) = (Applied([new ToTensorOptions()]), Applied([new ToTensorOptions(), options.Operation]));
        var values = after.Where((value, i) => value != before[i]).ToList();

        Assert.InRange(values.Count, 0.5 * before.Length, 0.7 * before.Length);
        Assert.InRange(values.Average(), -0.12, 0.12);
        Assert.InRange(Math.Sqrt(values.Average(value => value * value)), 0.9, 1.1);
    }

    private static float[] Applied(ITransformOptions[] operations)
    {
        using var sample = Rough();
        Apply(sample, operations);
        var image = (SampleImage)sample["image"]!;
        var values = new float[image.Width * image.Height * image.Channels];
        image.WriteTo(values);
        return values;
    }

    private static void Apply(Sample sample, ITransformOptions[] operations)
    {
        foreach (var options in operations)
        {
            options.Create().Apply(sample.Entries, new CounterRandom(9, 0, 0, 0));
        }
    }

    private static Sample Rough() => new() { ["image"] = new SampleImage(Peer.Rough()) };
}
