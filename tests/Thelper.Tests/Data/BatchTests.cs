using Thelper.Data;
using Thelper.Torch;
using Thelper.Torch.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Data;

public sealed class BatchTests : IDisposable
{
    private readonly Batch _batch = Load();

    public void Dispose() => _batch.Dispose();

    [Fact]
    public void Images_lie_one_after_another_channels_first()
    {
        var images = _batch.Tensor("image");

        Assert.Equal((ScalarType.Float32, "2x3x1x2"), (images.ScalarType, string.Join('x', images.Shape)));
        Assert.Equal([0f, 3, 1, 4, 2, 5, 10, 13, 11, 14, 12, 15], images.AsSpan<float>().ToArray());
    }

    [Fact]
    public void Whole_numbers_become_a_tensor() => Assert.Equal([7L, 8], _batch.Tensor("label").AsSpan<long>().ToArray());

    [Fact]
    public void Real_numbers_become_a_tensor() => Assert.Equal([0.5, 1.5], _batch.Tensor("score").AsSpan<double>().ToArray());

    [Fact]
    public void Texts_become_a_list() => Assert.Equal(["0.png", "1.png"], (object?[])_batch["path"]!);

    [Fact]
    public void What_no_sample_knows_is_null() => Assert.Null(_batch["owner"]);

    [Fact]
    public void Keys_are_in_the_order_of_the_samples() =>
        Assert.Equal(["image", "label", "score", "path", "owner"], _batch.Keys);

    [Fact]
    public void What_samples_do_not_have_is_null() => Assert.Null(_batch["mask"]);

    [Theory]
    [InlineData("mask")]
    [InlineData("path")]
    public void A_tensor_that_is_not_there_is_refused_with_those_that_are(string key) => Assert.Equal(
        $"The task needs the entry '{key}', but the samples' entries are image, label, score, path, owner.",
        Assert.Throws<DataException>(() => _batch.Tensor(key)).Message);

    [Fact]
    public void A_batch_frees_its_tensors()
    {
        var live = new LiveTensors();

        Load().Dispose();

        Assert.Equal(0, live.Added);
    }

    private static Batch Load()
    {
        var source = new FakeSource(2) { Make = (index, _) => Sample(index) };
        return new Loader(source, new(BatchSize: 2, Shuffle: false, DropLast: false, Workers: 0, Prefetch: 1), seed: 0).Load(0).Single();
    }

    private static Sample Sample(int index) => new()
    {
        ["image"] = new SampleImage(Image.FromPixels<byte>([.. Enumerable.Range(10 * index, 6).Select(i => (byte)i)], 2, 1, channels: 3)),
        ["label"] = 7L + index,
        ["score"] = 0.5 + index,
        ["path"] = $"{index}.png",
        ["owner"] = null,
    };
}
