using Thelper.Sessions;

namespace Thelper.Train;

/// <summary>What a launch leads to: times, speeds, and the last results of the sets.</summary>
internal sealed class Outcome
{
    public PhaseClock Clock { get; } = new();

    public SessionResults Results(string session, int epochs, IEnumerable<SetRun> sets, Monitor? monitor, long trainedSamples) => new()
    {
        Session = session,
        Sets = [.. sets.Where(set => set.LastResult is not null).Select(set => (set.Name, set.LastResult!))],
        BestEpoch = monitor?.Best?.Epoch,
        Best = monitor?.BestMetric,
        Epochs = epochs,
        Seconds = Clock.Seconds,
        ImagesPerSecond = trainedSamples == 0 ? null : trainedSamples / Clock.Seconds[SetRun.Train],
    };
}
