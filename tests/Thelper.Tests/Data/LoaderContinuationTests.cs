using Thelper.Data;

namespace Thelper.Tests.Data;

public sealed class LoaderContinuationTests
{
    private const int Samples = 23;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(2, 3)]
    [InlineData(5, 5)]
    public void An_epoch_begun_in_its_middle_has_the_batches_of_the_whole_one(int workers, int firstBatch)
    {
        using var whole = Loader(new FakeSource(Samples), workers);
        using var resumed = Loader(new FakeSource(Samples), workers);

        Assert.Equal(
            Values(whole.Load(epoch: 3)).Skip(firstBatch), Values(resumed.Load(epoch: 3, firstBatch)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Epochs_loaded_ahead_have_the_batches_of_epochs_loaded_when_asked_for(int workers)
    {
        using var ahead = Loader(new FakeSource(Samples), workers);
        using var plain = Loader(new FakeSource(Samples), workers: 0);

        for (var epoch = 0; epoch < 4; epoch++)
        {
            Assert.Equal(Values(plain.Load(epoch)), Values(ahead.Load(epoch, thenNext: true)));
        }
    }

    [Fact]
    public void The_next_epoch_is_begun_while_the_last_batches_of_this_one_are_used()
    {
        var source = new FakeSource(Samples);
        using var loader = Loader(source, workers: 2, prefetch: 2);

        Values(loader.Load(0, thenNext: true));
        SpinWait.SpinUntil(() => source.Loads >= Samples + (2 * BatchSize), TimeSpan.FromSeconds(30));

        Assert.Equal(Samples + (2 * BatchSize), source.Loads);
    }

    [Fact]
    public void Without_a_next_epoch_nothing_is_loaded_ahead()
    {
        var source = new FakeSource(Samples);
        using var loader = Loader(source, workers: 2);

        Values(loader.Load(0));

        Assert.Equal(Samples, source.Loads);
    }

    [Fact]
    public void Another_epoch_than_the_one_loaded_ahead_is_right_too()
    {
        using var ahead = Loader(new FakeSource(Samples), workers: 2);
        using var plain = Loader(new FakeSource(Samples), workers: 0);

        Values(ahead.Load(0, thenNext: true));

        Assert.Equal(Values(plain.Load(7)), Values(ahead.Load(7)));
    }

    [Fact]
    public void Leaving_an_epoch_early_frees_the_room_of_its_batches()
    {
        using var loader = Loader(new FakeSource(Samples), workers: 2, prefetch: 1);
        for (var i = 0; i < 5; i++)
        {
            foreach (var batch in loader.Load(i, thenNext: true))
            {
                batch.Dispose();
                break;
            }
        }

        Assert.Equal(Samples, Values(loader.Load(9)).Sum(batch => batch.Length / 2));
    }

    private const int BatchSize = 4;

    private static Loader Loader(FakeSource source, int workers, int prefetch = 3) =>
        new(source, new LoaderSettings(BatchSize, Shuffle: true, DropLast: false, workers, prefetch), seed: 5);

    /// <summary>The indices and epochs of each batch.</summary>
    private static List<long[]> Values(IEnumerable<Batch> batches)
    {
        var values = new List<long[]>();
        foreach (var batch in batches)
        {
            using (batch)
            {
                values.Add([.. batch.Tensor("idx").AsSpan<long>(), .. batch.Tensor("epoch").AsSpan<long>()]);
            }
        }

        return values;
    }
}
