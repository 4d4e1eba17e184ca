using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Torch;
using Thelper.Transforms;

namespace Thelper.Tests.Data;

public sealed class LoaderEqualityTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Any_number_of_threads_gives_the_same_batches(int workers)
    {
        for (var epoch = 0; epoch < 3; epoch++)
        {
            Assert.Equal(Load(workers: 0, epoch), Load(workers, epoch));
        }
    }

    [Fact]
    public void Random_transforms_differ_from_epoch_to_epoch()
    {
        var (first, second) = (Load(workers: 2, epoch: 0, shuffle: false), Load(workers: 2, epoch: 1, shuffle: false));

        Assert.NotEqual(first, second);
    }

    [Fact]
    public void An_epoch_loaded_again_has_the_same_random_transforms() =>
        Assert.Equal(Load(workers: 2, epoch: 4), Load(workers: 2, epoch: 4));

    [Fact]
    public void Another_transform_seed_gives_other_batches() =>
        Assert.NotEqual(Load(workers: 0, epoch: 0), Load(workers: 0, epoch: 0, transformSeed: 9));

    /// <summary>The bytes of all tensors of an epoch, in hexadecimal.</summary>
    private static List<string> Load(int workers, int epoch, bool shuffle = true, ulong transformSeed = 4)
    {
        var options = new LoadersOptions
        {
            BatchSize = 7,
            Workers = workers,
            TrainShuffle = shuffle,
            TrainSplit = new Dictionary<string, double> { ["shapes"] = 0.9 },
            BaseTransforms =
            [
                new() { Operation = new RandomHorizontalFlipOptions() },
                new() { Operation = new ResizeOptions { Dsize = [20, 24] } },
                new() { Operation = new NormalizeZeroMeanUnitVarOptions { Mean = [120, 110, 100], Std = [60, 50, 40] } },
            ],
        };
        var datasets = new Dictionary<string, IDataset> { ["shapes"] = new ShapesOptions { Count = 40 }.Open() };
        var loader = new LoaderFactory(datasets, options, new Seeds(1, 2, 3, transformSeed)).Create().Train!;
        return [.. loader.Load(epoch).SelectMany(Bytes)];
    }

    private static List<string> Bytes(Batch batch)
    {
        using (batch)
        {
            return [.. batch.Keys.Select(key => Convert.ToHexString(batch.Tensor(key).ToBytes()))];
        }
    }
}
