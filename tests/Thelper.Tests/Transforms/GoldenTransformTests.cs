using System.Text.Json;
using Thelper.Data;
using Thelper.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Transforms;

/// <summary>
/// The results of the Python original. Its grey images have two dimensions; ours keep one for their channel, which is the
/// remedy of D28.
/// </summary>
public sealed class GoldenTransformTests
{
    private const string Turn = "transf: [0.8660254037844387, 0.5, -0.9641016151377544, -0.5, 0.8660254037844387, 2.4019237886466835]";

    private static readonly Dictionary<string, string> Colour = new()
    {
        ["Resize([4,3])"] = "Resize dsize: [4, 3]",
        ["Resize([16,12])"] = "Resize dsize: [16, 12]",
        ["Resize([16,12],nearest)"] = "Resize dsize: [16, 12], interp: cv2.INTER_NEAREST",
        ["Resize([16,12],cubic)"] = "Resize dsize: [16, 12], interp: 2",
        ["Resize([4,3],area)"] = "Resize dsize: [4, 3], interp: area",
        ["Resize([5,5])"] = "Resize dsize: [5, 5]",
        ["Resize([0,0],fx=.5,fy=.5)"] = "Resize dsize: [0, 0], fx: 0.5, fy: 0.5",
        ["CenterCrop([4,4])"] = "CenterCrop size: [4, 4]",
        ["CenterCrop([10,10]) pad"] = "CenterCrop size: [10, 10]",
        ["CenterCrop([3,5])"] = "CenterCrop size: [3, 5]",
        ["CenterCrop(0.5)"] = "CenterCrop size: 0.5",
        ["CenterCrop([10,10],replicate)"] = "CenterCrop size: 10, bordertype: cv2.BORDER_REPLICATE",
        ["NormalizeMinMax(0,255)"] = "NormalizeMinMax min: 0, max: 255, out_type: numpy.float32",
        ["NormalizeMinMax([127],[255])"] = "NormalizeMinMax min: [127], max: [255]",
        ["NormalizeMinMax(3ch)"] = "NormalizeMinMax min: [0, 10, 20], max: [255, 200, 100]",
        ["NormalizeZeroMeanUnitVar"] = "NormalizeZeroMeanUnitVar mean: [120, 110, 100], std: [60, 50, 40]",
        ["Tile(4)"] = "Tile tile_size: 4",
        ["Tile([3,2])"] = "Tile tile_size: [3, 2]",
        ["Tile(4,overlap=.5)"] = "Tile tile_size: 4, tile_overlap: 0.5",
        ["Tile(4,overlap=.5,offset)"] = "Tile tile_size: 4, tile_overlap: 0.5, offset_overlap: true",
        ["Tile(0.5)"] = "Tile tile_size: 0.5",
        ["Affine(identity)"] = "Affine transf: [1, 0, 0, 0, 1, 0]",
        ["Affine(shift 1.5,-1)"] = "Affine transf: [[1, 0, 1.5], [0, 1, -1]]",
        ["Affine(rot30)"] = $"Affine {Turn}",
        ["Affine(scale2,out 16x12)"] = "Affine transf: [2, 0, 0, 0, 2, 0], out_size: [16, 12]",
        ["Affine(rot30,replicate)"] = $"Affine {Turn}, border_mode: 1",
        ["Affine(rot30,nearest)"] = $"Affine {Turn}, flags: cv.INTER_NEAREST",
        ["Transpose([2,0,1])"] = "Transpose axes: [2, 0, 1]",
        ["SelectChannels([2,0])"] = "SelectChannels channels: [2, 0]",
        ["ToGray"] = "ToGray",
        ["Unsqueeze(0)"] = "Unsqueeze axis: 0",
        ["RandomShift(0,0,p=1)"] = "RandomShift min: 0, max: 0, probability: 1",
    };

    private static readonly Dictionary<string, string> Grey = new()
    {
        ["Resize([4,3])"] = "Resize dsize: [4, 3]",
        ["CenterCrop([4,4])"] = "CenterCrop size: [4, 4]",
        ["ToColor"] = "ToColor",
        ["NormalizeMinMax(0,255)"] = "NormalizeMinMax min: 0, max: 255",
        ["Unsqueeze(-1)"] = "Unsqueeze axis: -1",
        ["ToGray"] = "ToGray",
    };

    public static TheoryData<string> ColourNames => new(Colour.Keys);

    public static TheoryData<string> GreyNames => new(Grey.Keys);

    [SkippableTheory]
    [MemberData(nameof(ColourNames))]
    public void Colours_become_those_of_the_original(string name)
    {
        var golden = Golden.Json("transforms.json");

        // The original's images are B, G, R; ours are R, G, B.
        var image = name == "ToGray" ? Reversed(ImageOf(golden.At("image"))) : ImageOf(golden.At("image"));
        AssertEqual(golden.At("color", name, "out"), Results(image, Colour[name]));
    }

    [SkippableTheory]
    [MemberData(nameof(GreyNames))]
    public void Grey_values_become_those_of_the_original(string name)
    {
        var golden = Golden.Json("transforms.json");

        AssertEqual(golden.At("gray_out", name, "out"), Results(ImageOf(golden.At("gray")), Grey[name]));
    }

    [SkippableTheory]
    [InlineData("color")]
    [InlineData("gray_out")]
    public void No_result_of_the_original_is_left_out(string group) => Assert.Equal(
        Golden.Json("transforms.json").At(group).EnumerateObject().Select(entry => entry.Name),
        (group == "color" ? Colour : Grey).Keys);

    /// <summary>The original fails here (D16), which is in the file too.</summary>
    [SkippableFact]
    public void What_has_become_a_tensor_can_be_normalised()
    {
        var golden = Golden.Json("transforms.json");
        Assert.Equal("AssertionError", golden.At("normalize_on_torch_tensor", "raises").GetString());

        Assert.Equal(
            golden.At("image", "data").Array<int>().Select((value, i) => ((value / 255f) - (0.1f * (i % 3))) / 0.5f),
            Assert.Single(Results(
                ImageOf(golden.At("image")), "ToTensor", "NormalizeZeroMeanUnitVar mean: [0, 0.1, 0.2], std: 0.5")).Values,
            (a, b) => Math.Abs(a - b) <= 1e-6);
    }

    private static void AssertEqual(JsonElement expected, List<(long[] Shape, float[] Values)> actual)
    {
        List<JsonElement> arrays = expected.ValueKind == JsonValueKind.Array ? [.. expected.EnumerateArray()] : [expected];
        Assert.Equal(arrays.Select(array => Shape(array, actual[0].Shape.Length)), actual.Select(result => result.Shape));
        var tolerance = arrays[0].At("dtype").GetString() == "uint8" ? 0 : 1e-6;
        Assert.Equal(
            arrays.SelectMany(array => array.At("data").Array<float>()),
            actual.SelectMany(result => result.Values),
            (a, b) => Math.Abs(a - b) <= tolerance);
    }

    private static long[] Shape(JsonElement array, int dimensions)
    {
        var shape = array.At("shape").Array<long>();
        return shape.Length < dimensions ? [.. shape, 1] : shape;
    }

    private static List<(long[] Shape, float[] Values)> Results(Image image, params string[] stages)
    {
        using var sample = new Sample { ["image"] = new SampleImage(image) };
        foreach (var stage in stages)
        {
            Configured.Operation(stage).Apply(sample.Entries, new CounterRandom(1, 0, 0, 0));
        }

        return [.. (sample["image"] as IEnumerable<object?> ?? [sample["image"]]).Select(Values)];
    }

    private static (long[] Shape, float[] Values) Values(object? value)
    {
        var array = value as SampleArray ?? ((SampleImage)value!).ToArray();
        return ([.. array.Shape], array.ScalarType == Thelper.Torch.ScalarType.Float32
            ? array.AsSpan<float>().ToArray()
            : Array.ConvertAll(array.AsSpan<byte>().ToArray(), number => (float)number));
    }

    private static Image ImageOf(JsonElement array)
    {
        var shape = array.At("shape").Array<int>();
        byte[] pixels = [.. array.At("data").Array<int>().Select(value => (byte)value)];
        return Image.FromPixels<byte>(pixels, shape[1], shape[0], shape.ElementAtOrDefault(2) is 0 ? 1 : shape[2]);
    }

    private static Image Reversed(Image image)
    {
        using (image)
        {
            return image.SelectChannels(2, 1, 0);
        }
    }
}
