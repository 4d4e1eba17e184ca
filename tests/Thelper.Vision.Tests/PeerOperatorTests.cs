using System.Text.Json;
using Thelper.Torch.Tests.PyTorch;
using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

/// <summary>Against Pillow, torchvision, NumPy and PyTorch, where an operation of theirs is the same.</summary>
public sealed class PeerOperatorTests
{
    private const int Width = 31;
    private const int Height = 23;

    public static TheoryData<string> ByteOperators => [.. Bytes.Keys];

    public static TheoryData<string> FloatOperators => [.. Floats.Keys];

    private static Dictionary<string, Func<Image, Image>> Bytes { get; } = new()
    {
        ["equalize"] = image => image.Equalize(),
        ["autocontrast"] = image => image.AutoContrast(),
        ["posterize"] = image => image.Posterize(3),
        ["solarize"] = image => image.Solarize(100),
        ["invert"] = image => image.Invert(),
        ["median"] = image => image.MedianBlur(5),
        ["rotated"] = image => image.Rotate90(),
        ["reflect"] = image => image.Pad(3, 4, 5, 2, new Border(BorderMode.Reflect101)),
        ["symmetric"] = image => image.Pad(3, 4, 5, 2, new Border(BorderMode.Reflect)),
        ["wrap"] = image => image.Pad(3, 4, 5, 2, new Border(BorderMode.Wrap)),
        ["edge"] = image => image.Pad(3, 4, 5, 2, new Border(BorderMode.Replicate)),
    };

    private static Dictionary<string, Func<Image, Image>> Floats { get; } = new()
    {
        ["gaussian"] = image => image.GaussianBlur(7, 5, 1.7, 0.8),
        ["box"] = image => image.BoxBlur(5, 3),
        ["filter"] = image => image.Filter([-2, -1, 0, -1, 1, 1, 0, 1, 2], 3, 3),
    };

    [SkippableTheory]
    [MemberData(nameof(ByteOperators))]
    public void Bytes_are_the_same(string name)
    {
        using var image = Sample();
        var expected = Expected<byte[]>(name);
        using var result = Bytes[name](image);

        Assert.Equal(expected, result.Bytes.ToArray());
    }

    [SkippableTheory]
    [MemberData(nameof(FloatOperators))]
    public void Floats_differ_by_rounding_only(string name)
    {
        using var image = Sample().ConvertedTo(PixelDepth.Float32);
        var expected = Expected<float[]>(name);
        using var result = Floats[name](image);

        Assert.True(expected.Zip(result.AsSpan<float>().ToArray()).Max(pair => Math.Abs(pair.First - pair.Second)) < 1e-3);
    }

    [SkippableTheory]
    [MemberData(nameof(FloatOperators))]
    public void Filtered_bytes_are_the_floats_rounded_and_saturated(string name)
    {
        using var image = Sample();
        var expected = Expected<float[]>(name);
        using var result = Floats[name](image);

        Assert.True(
            expected.Zip(result.Bytes.ToArray()).Max(pair => Math.Abs(Math.Clamp(pair.First, 0, 255) - pair.Second)) <= 1);
    }

    [SkippableFact]
    public void Hues_are_those_of_Pillow_on_another_scale()
    {
        using var image = Sample();
        var expected = Expected<byte[]>("hsv");
        using var result = image.ConvertColours(ColourConversion.RgbToHsv);
        var hues = result.Bytes.ToArray().Where((_, i) => i % 3 == 0).Select(v => v * 256 / 180.0);

        // Pillow rounds down to 1/256 of the circle, and we round to 1/180.
        Assert.All(
            expected.Where((_, i) => i % 3 == 0).Zip(hues), pair => Assert.InRange(Turn(pair.Second - pair.First), -1.5, 2.5));
    }

    private static double Turn(double difference) => Math.IEEERemainder(difference, 256);

    private static Image Sample() =>
        Image.FromPixels<byte>(
            [.. Enumerable.Range(0, Width * Height * 3).Select(i => (byte)((((i * i / 7) + (3 * i)) % 190) + 20))],
            Width,
            Height,
            3);

    private static T Expected<T>(string name)
    {
        var answer = PythonTorch.Ask("peer_operators.py").GetProperty(name);
        return typeof(T) == typeof(byte[])
            ? (T)(object)answer.Deserialize<int[]>()!.Select(v => (byte)v).ToArray()
            : answer.Deserialize<T>()!;
    }
}
