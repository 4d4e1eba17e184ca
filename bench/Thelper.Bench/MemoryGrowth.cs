using Thelper.Torch;

namespace Thelper.Bench;

/// <summary>The memory that consumers of a classification take while they look at many samples and write their reports.</summary>
internal static class MemoryGrowth
{
    private const int BatchSize = 500;
    private const int BatchesBetweenLooks = 20;
    private const double Megabyte = 1 << 20;

    /// <summary>How much the process grew at most, in MB.</summary>
    /// <param name="samples">A multiple of 500.</param>
    public static double Of(int samples)
    {
        using var consumers = new ClassifConsumers();
        using var scores = Operators.Randn([BatchSize, ClassifConsumers.Classes]);
        using var labels = Tensors.From<long>([.. Enumerable.Range(0, BatchSize).Select(i => (long)(i % ClassifConsumers.Classes))]);
        var before = Settled();
        var most = before;
        for (var i = 0; i < samples / BatchSize; i++)
        {
            consumers.Show(scores, scores, labels, i);
            most = i % BatchesBetweenLooks == 0 ? Math.Max(most, Environment.WorkingSet) : most;
        }

        consumers.Report();
        return (Math.Max(most, Environment.WorkingSet) - before) / Megabyte;
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Environment.WorkingSet;
    }
}
