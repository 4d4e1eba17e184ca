using System.Text.Json;
using Thelper.Data.Collation;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Data.Collation;

/// <summary>Mixed batches have the same bits as those that PyTorch computes by torchvision's definition.</summary>
public sealed class MixingComparisonTests
{
    [SkippableTheory]
    [InlineData("images")]
    [InlineData("classes")]
    public void Blended_batches_are_PyTorchs(string what)
    {
        var recorded = PythonTorch.Ask("mixing.py");
        Assert.All(recorded.GetProperty("blended").EnumerateArray(), expected =>
        {
            using var values = Recorded.Tensor(recorded.GetProperty(what));
            RowMixing.Blend(values.AsSpan<float>(), (int)values.Size(0), expected.GetProperty("share").GetDouble());

            Recorded.AssertEqual(expected.GetProperty(what), values);
        });
    }

    [SkippableFact]
    public void Rectangles_are_torchvisions()
    {
        var recorded = PythonTorch.Ask("mixing.py");

        Assert.All(recorded.GetProperty("cut").EnumerateArray(), expected =>
        {
            var box = expected.GetProperty("box").Deserialize<int[]>()!;
            Assert.Equal((box[0], box[1], box[2], box[3]), Box(expected));
        });
    }

    [SkippableFact]
    public void Batches_with_rectangles_are_PyTorchs()
    {
        var recorded = PythonTorch.Ask("mixing.py");
        Assert.All(recorded.GetProperty("cut").EnumerateArray(), expected =>
        {
            using var images = Recorded.Tensor(recorded.GetProperty("images"));
            CutMix.Paste(images.AsSpan<float>(), 4, 9, 7, Box(expected));

            Recorded.AssertEqual(expected.GetProperty("mixed"), images);
        });
    }

    private static (int Left, int Top, int Right, int Bottom) Box(JsonElement expected) => CutMix.Around(
        expected.GetProperty("x").GetInt32(), expected.GetProperty("y").GetInt32(), 9, 7, expected.GetProperty("share").GetDouble());
}
