using System.Text.Json;
using Thelper.Data;
using Thelper.Tests.Support;
using Thelper.Transforms;
using Thelper.Vision;

namespace Thelper.Tests.Transforms;

public sealed class GoldenTransformTests
{
    private static readonly Dictionary<string, ITransformOptions> Resizes = new()
    {
        ["Resize([4,3])"] = new ResizeOptions { Dsize = [4, 3] },
        ["Resize([16,12])"] = new ResizeOptions { Dsize = [16, 12] },
        ["Resize([16,12],nearest)"] = new ResizeOptions { Dsize = [16, 12], Interp = Interpolation.Nearest },
        ["Resize([16,12],cubic)"] = new ResizeOptions { Dsize = [16, 12], Interp = Interpolation.Cubic },
        ["Resize([4,3],area)"] = new ResizeOptions { Dsize = [4, 3], Interp = Interpolation.Area },
        ["Resize([5,5])"] = new ResizeOptions { Dsize = [5, 5] },
    };

    private static readonly Dictionary<string, ITransformOptions> Normalisations = new()
    {
        ["NormalizeMinMax(0,255)"] = new NormalizeMinMaxOptions { Min = [0], Max = [255] },
        ["NormalizeMinMax([127],[255])"] = new NormalizeMinMaxOptions { Min = [127], Max = [255] },
        ["NormalizeMinMax(3ch)"] = new NormalizeMinMaxOptions { Min = [0, 10, 20], Max = [255, 200, 100] },
        ["NormalizeZeroMeanUnitVar"] = new NormalizeZeroMeanUnitVarOptions { Mean = [120, 110, 100], Std = [60, 50, 40] },
    };

    public static TheoryData<string> ResizeNames => new(Resizes.Keys);

    public static TheoryData<string> NormalisationNames => new(Normalisations.Keys);

    [SkippableTheory]
    [MemberData(nameof(ResizeNames))]
    public void Resized_colours_are_the_originals_to_the_byte(string name)
    {
        var golden = Golden.Json("transforms.json");

        Assert.Equal(Data(golden.At("color", name, "out")), Applied.To(ImageOf(golden.At("image")), Resizes[name]));
    }

    [SkippableTheory]
    [MemberData(nameof(NormalisationNames))]
    public void Normalised_colours_are_the_originals(string name)
    {
        var golden = Golden.Json("transforms.json");

        AssertNear(Data(golden.At("color", name, "out")), Applied.To(ImageOf(golden.At("image")), Normalisations[name]));
    }

    [SkippableFact]
    public void A_resized_grey_image_is_the_originals_to_the_byte()
    {
        var golden = Golden.Json("transforms.json");

        Assert.Equal(
            Data(golden.At("gray_out", "Resize([4,3])", "out")),
            Applied.To(ImageOf(golden.At("gray")), Resizes["Resize([4,3])"]));
    }

    [SkippableFact]
    public void A_normalised_grey_image_is_the_originals()
    {
        var golden = Golden.Json("transforms.json");

        AssertNear(
            Data(golden.At("gray_out", "NormalizeMinMax(0,255)", "out")),
            Applied.To(ImageOf(golden.At("gray")), Normalisations["NormalizeMinMax(0,255)"]));
    }

    private static void AssertNear(float[] expected, float[] actual) =>
        Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) <= 1e-6);

    private static float[] Data(JsonElement array) => array.At("data").Array<float>();

    private static Image ImageOf(JsonElement array)
    {
        var shape = array.At("shape").Array<int>();
        byte[] pixels = [.. array.At("data").Array<int>().Select(value => (byte)value)];
        return Image.FromPixels<byte>(pixels, shape[1], shape[0], shape.ElementAtOrDefault(2) is 0 ? 1 : shape[2]);
    }
}
