using Thelper.Data;

namespace Thelper;

/// <summary>
/// The memory that loaded batches take at most: those ahead of the training step, the one in it, and likewise those of the
/// evaluation that alternates with training. Told from one sample of each set.
/// </summary>
internal sealed class LoaderMemory
{
    private const double KiB = 1 << 10;
    private const double MiB = 1 << 20;
    private readonly int _threads;

    /// <param name="data">One sample of each set is loaded.</param>
    /// <exception cref="DataException">A sample cannot be loaded.</exception>
    public LoaderMemory(ExperimentData data)
    {
        var most = data.Sets.ToDictionary(set => set.Name, set => BytesOf(set.Loader));
        _threads = data.Sets.First().Loader.Settings.Workers;
        Bytes = most.GetValueOrDefault("train") + Math.Max(most.GetValueOrDefault("valid"), most.GetValueOrDefault("test"));
    }

    /// <summary>All sets together; variable parts, such as lists of boxes, are not counted.</summary>
    public long Bytes { get; }

    public override string ToString() => _threads == 0
        ? $"between the steps; batches take {Size}"
        : $"{_threads} thread{(_threads == 1 ? "" : "s")}; batches take {Size} at most";

    private string Size => Bytes < MiB ? $"{Bytes / KiB:F0} KiB" : $"{Bytes / MiB:F1} MiB";

    private static long BytesOf(Loader loader)
    {
        using var sample = loader.Preview();
        var settings = loader.Settings;
        var batches = settings.Workers == 0 ? 1 : settings.Prefetch + 1;
        return (sample?.Bytes ?? 0) * settings.BatchSize * Math.Min(batches, loader.BatchCount);
    }
}
