using Thelper.Data;
using Thelper.Data.Collation;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Data.Collation;

/// <summary>When the loader changes batches.</summary>
public sealed class BatchCollationTests
{
    private static readonly LoaderSettings Settings = new(BatchSize: 2, Shuffle: false, DropLast: false, Workers: 2, Prefetch: 2);

    [Fact]
    public void Each_batch_of_each_epoch_has_random_numbers_of_its_own()
    {
        var numbers = new List<uint>();
        var loader = Loader(random => numbers.Add(random.NextUInt32()), seed: 1);

        Run(loader, epoch: 0);
        Run(loader, epoch: 1);
        Run(Loader(random => numbers.Add(random.NextUInt32()), seed: 2), epoch: 0);

        Assert.Equal((9, 9), (numbers.Count, numbers.Distinct().Count()));
    }

    [Fact]
    public void An_epoch_that_is_loaded_again_has_the_same_random_numbers()
    {
        var numbers = new List<uint>();
        var loader = Loader(random => numbers.Add(random.NextUInt32()), seed: 1);

        Run(loader, epoch: 4);
        Run(loader, epoch: 4);

        Assert.Equal(numbers[..3], numbers[3..]);
    }

    [Fact]
    public void An_epoch_that_is_begun_in_its_middle_has_the_random_numbers_of_the_rest()
    {
        var numbers = new List<uint>();
        var loader = Loader(random => numbers.Add(random.NextUInt32()), seed: 1);

        Run(loader, epoch: 4);
        Run(loader, epoch: 4, firstBatch: 1);

        Assert.Equal(numbers[1..3], numbers[3..]);
    }

    [Fact]
    public void An_operation_that_fails_leaves_no_memory_behind()
    {
        var live = new LiveTensors();
        var loader = Loader(_ => throw new DataException("The batch does not suit the operation."), seed: 1);

        Assert.Throws<DataException>(() => Run(loader, epoch: 0));

        Assert.Equal(0, live.Added);
    }

    private static Loader Loader(Action<CounterRandom> look, ulong seed) => new(
        new FakeSource(6), Settings with { Collation = new() { Operation = new Spy(look), Seed = seed } }, seed: 0);

    private static void Run(Loader loader, int epoch, int firstBatch = 0)
    {
        foreach (var batch in loader.Load(epoch, firstBatch))
        {
            batch.Dispose();
        }
    }

    private sealed class Spy(Action<CounterRandom> look) : ICollation
    {
        public Batch Collate(Batch batch, CounterRandom random)
        {
            look(random);
            return batch;
        }
    }
}
