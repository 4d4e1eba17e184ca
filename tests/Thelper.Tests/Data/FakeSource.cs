using System.Collections.Concurrent;
using Thelper.Data;

namespace Thelper.Tests.Data;

/// <summary>Samples of a test's choice; keeps count of what is asked of it.</summary>
internal sealed class FakeSource(int count) : ISampleSource
{
    private int _loads;

    public int Count => count;

    /// <summary>Makes the sample of an index in an epoch; by default one that holds both.</summary>
    public Func<int, int, Sample?> Make { get; init; } = (index, epoch) => Numbered(index, epoch);

    /// <summary>Samples asked for so far.</summary>
    public int Loads => Volatile.Read(ref _loads);

    /// <summary>Every thread that ever loaded.</summary>
    public ConcurrentBag<Thread> Threads { get; } = [];

    public static Sample Numbered(int index, int epoch) => new() { ["idx"] = (long)index, ["epoch"] = (long)epoch };

    public Sample? Load(int index, int epoch, int copy)
    {
        Interlocked.Increment(ref _loads);
        Threads.Add(Thread.CurrentThread);
        return Make(index, epoch);
    }

    public string Describe(int index) => $"sample {index}";

    /// <summary>The indices of the samples of each batch of an epoch.</summary>
    public static List<long[]> Load(Loader loader, int epoch)
    {
        var batches = new List<long[]>();
        foreach (var batch in loader.Load(epoch))
        {
            using (batch)
            {
                batches.Add(batch.Tensor("idx").AsSpan<long>().ToArray());
            }
        }

        return batches;
    }
}
