using Thelper.Data;

namespace Thelper.Tests.Data;

public sealed class LoaderOrderTests
{
    private const int Count = 22;
    private static readonly LoaderSettings Settings = new(BatchSize: 5, Shuffle: false, DropLast: false, Workers: 2, Prefetch: 2);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_sample_is_loaded_once(int workers)
    {
        var batches = Load(Settings with { Shuffle = true, Workers = workers }, epoch: 0);

        Assert.Equal(Enumerable.Range(0, Count).Select(i => (long)i), batches.SelectMany(batch => batch).Order());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public void Shuffled_batches_are_the_same_for_any_number_of_threads(int workers) => Assert.Equal(
        Load(Settings with { Shuffle = true, Workers = 1 }, epoch: 3),
        Load(Settings with { Shuffle = true, Workers = workers }, epoch: 3));

    [Fact]
    public void The_last_batch_holds_what_is_left() =>
        Assert.Equal([5, 5, 5, 5, 2], Load(Settings, epoch: 0).Select(batch => batch.Length));

    [Fact]
    public void The_last_batch_is_left_out_where_it_is_asked_for() =>
        Assert.Equal([5, 5, 5, 5], Load(Settings with { DropLast = true }, epoch: 0).Select(batch => batch.Length));

    [Theory]
    [InlineData(false, 5, Count)]
    [InlineData(true, 4, 20)]
    public void Counts_are_those_of_what_is_loaded(bool dropLast, int batches, int samples)
    {
        var loader = new Loader(new FakeSource(Count), Settings with { DropLast = dropLast }, seed: 1);

        Assert.Equal((batches, samples), (loader.BatchCount, loader.SampleCount));
    }

    [Fact]
    public void With_shuffling_each_epoch_has_an_order_of_its_own() => Assert.NotEqual(
        Load(Settings with { Shuffle = true }, epoch: 0), Load(Settings with { Shuffle = true }, epoch: 1));

    [Fact]
    public void Without_shuffling_the_order_is_that_of_the_data() => Assert.Equal(
        Enumerable.Range(0, Count).Select(i => (long)i), Load(Settings, epoch: 1).SelectMany(batch => batch));

    [Fact]
    public void An_epoch_loaded_again_has_the_same_order() => Assert.Equal(
        Load(Settings with { Shuffle = true }, epoch: 7), Load(Settings with { Shuffle = true }, epoch: 7));

    [Fact]
    public void Another_seed_gives_another_order()
    {
        var settings = Settings with { Shuffle = true };

        Assert.NotEqual(
            FakeSource.Load(new Loader(new FakeSource(Count), settings, seed: 1), 0),
            FakeSource.Load(new Loader(new FakeSource(Count), settings, seed: 2), 0));
    }

    [Fact]
    public void The_source_is_told_the_epoch()
    {
        using var batch = new Loader(new FakeSource(Count), Settings, seed: 1).Load(9).First();

        Assert.Equal([9L, 9, 9, 9, 9], batch.Tensor("epoch").AsSpan<long>().ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void Batches_of_any_size_hold_all_samples(int batchSize) =>
        Assert.Equal(Count, Load(Settings with { BatchSize = batchSize, Workers = 3 }, epoch: 0).Sum(batch => batch.Length));

    private static List<long[]> Load(LoaderSettings settings, int epoch) =>
        FakeSource.Load(new Loader(new FakeSource(Count), settings, seed: 1), epoch);
}
