using System.Diagnostics;

namespace Thelper.Train;

/// <summary>How long each phase of a session took in all.</summary>
internal sealed class PhaseClock
{
    private readonly OrderedDictionary<string, double> _seconds = [];

    public IReadOnlyDictionary<string, double> Seconds => _seconds;

    public T Time<T>(string phase, Func<T> work)
    {
        var started = Stopwatch.GetTimestamp();
        var result = work();
        _seconds[phase] = _seconds.GetValueOrDefault(phase) + Stopwatch.GetElapsedTime(started).TotalSeconds;
        return result;
    }

    public void Time(string phase, Action work) => Time(phase, () =>
    {
        work();
        return true;
    });
}
