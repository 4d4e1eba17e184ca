using Thelper.Data;
using Thelper.Tests.Support;
using Thelper.Torch.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Data;

public sealed class LoaderLifetimeTests
{
    private const int BatchSize = 4;
    private const int Prefetch = 3;

    // Only so that a fault ends the test instead of hanging it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static TheoryData<int> Workers => [0, 1, 2, 5];

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_whole_epoch_leaves_nothing_behind(int workers)
    {
        var (tensors, images) = (new LiveTensors(), new LiveImages());

        foreach (var batch in Load(new FakeSource(30) { Make = Picture }, workers))
        {
            batch.Dispose();
        }

        Assert.Equal((0, 0), (tensors.Added, images.Added));
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_loop_left_early_leaves_nothing_behind(int workers)
    {
        var (tensors, images) = (new LiveTensors(), new LiveImages());

        Load(new FakeSource(100) { Make = Picture }, workers).First().Dispose();

        Assert.Equal((0, 0), (tensors.Added, images.Added));
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_failure_leaves_nothing_behind(int workers)
    {
        var (tensors, images) = (new LiveTensors(), new LiveImages());
        var source = new FakeSource(30)
        {
            Make = (index, epoch) => index == 2 ? throw new DataException("Broken.") : Picture(index, epoch),
        };

        Assert.Throws<DataException>(() => Load(source, workers).First());

        Assert.Equal((0, 0), (tensors.Added, images.Added));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void A_loop_left_early_ends_its_threads(int workers)
    {
        // What comes after the first batch takes long enough to be still in the making when the loop is left.
        var source = new FakeSource(100)
        {
            Make = (index, epoch) =>
            {
                Thread.Sleep(index < BatchSize ? 0 : 20);
                return FakeSource.Numbered(index, epoch);
            },
        };

        Load(source, workers).First().Dispose();

        Assert.DoesNotContain(source.Threads, thread => thread.IsAlive);
    }

    [Fact]
    public void Without_threads_the_caller_loads()
    {
        var source = new FakeSource(10);

        Load(source, workers: 0).First().Dispose();

        Assert.Equal([Thread.CurrentThread], source.Threads.Distinct());
    }

    [Fact]
    public void Without_threads_nothing_is_loaded_ahead()
    {
        var source = new FakeSource(100);

        Load(source, workers: 0).First().Dispose();

        Assert.Equal(BatchSize, source.Loads);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Threads_stop_when_they_are_as_far_ahead_as_they_may(int workers)
    {
        var source = new FakeSource(100);

        foreach (var batch in Load(source, workers))
        {
            batch.Dispose();
            SpinWait.SpinUntil(() => source.Loads >= (1 + Prefetch) * BatchSize && source.Threads.All(IsWaiting), Patience);
            break;
        }

        Assert.Equal((1 + Prefetch) * BatchSize, source.Loads);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void What_was_taken_is_not_kept_until_the_end_of_the_epoch(int workers)
    {
        var texts = new WeakReference[20];
        var source = new FakeSource(texts.Length)
        {
            Make = (index, _) =>
            {
                var text = $"sample {index}";
                texts[index] = new WeakReference(text);
                return new Sample { ["text"] = text };
            },
        };
        using var batches = Load(source, workers).GetEnumerator();
        for (var i = 0; i < texts.Length / BatchSize; i++)
        {
            Assert.True(batches.MoveNext());
        }

        GC.Collect();

        // The last batch is still in the enumerator's hand.
        Assert.DoesNotContain(texts[..^BatchSize], text => text.IsAlive);
    }

    [Fact]
    public void After_failures_threads_are_no_further_ahead_than_before()
    {
        var fails = true;
        var source = new FakeSource(100)
        {
            Make = (index, epoch) => fails ? throw new DataException("Broken.") : FakeSource.Numbered(index, epoch),
        };
        using var loader = new Loader(source, new(BatchSize, Shuffle: false, DropLast: false, Workers: 1, Prefetch), seed: 1);
        for (var i = 0; i < 3; i++)
        {
            Assert.Throws<DataException>(() => loader.Load(0).First());
        }

        (fails, var before) = (false, source.Loads);
        foreach (var batch in loader.Load(0))
        {
            batch.Dispose();
            SpinWait.SpinUntil(() => source.Loads - before >= (1 + Prefetch) * BatchSize && source.Threads.All(IsIdle), Patience);
            break;
        }

        Assert.Equal((1 + Prefetch) * BatchSize, source.Loads - before);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Threads_are_never_further_ahead_than_they_may(int workers)
    {
        var (consumed, furthest) = (0, 0);
        FakeSource? source = null;
        source = new FakeSource(100)
        {
            Make = (index, epoch) =>
            {
                Furthest(ref furthest, source!.Loads - Volatile.Read(ref consumed));
                return FakeSource.Numbered(index, epoch);
            },
        };

        foreach (var batch in Load(source, workers))
        {
            Interlocked.Add(ref consumed, batch.Size);
            batch.Dispose();
        }

        Assert.InRange(furthest, 1, (1 + Prefetch) * BatchSize);
    }

    private static IEnumerable<Batch> Load(FakeSource source, int workers) =>
        new Loader(source, new(BatchSize, Shuffle: false, DropLast: false, workers, Prefetch), seed: 1).Load(0);

    private static Sample Picture(int index, int epoch) =>
        new() { ["image"] = new SampleImage(new Image(8, 8, 3, PixelDepth.UInt8)), ["idx"] = (long)index };

    private static bool IsIdle(Thread thread) => !thread.IsAlive || IsWaiting(thread) || thread == Thread.CurrentThread;

    private static bool IsWaiting(Thread thread) => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin);

    private static void Furthest(ref int furthest, int distance)
    {
        for (var before = furthest; before < distance; before = furthest)
        {
            Interlocked.CompareExchange(ref furthest, distance, before);
        }
    }
}
