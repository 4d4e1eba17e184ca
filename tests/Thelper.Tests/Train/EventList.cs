using Thelper.Sessions;

namespace Thelper.Tests.Train;

/// <summary>Keeps what happens in a session, and may do something about it.</summary>
internal sealed class EventList(Action<RunEvent>? react = null) : IRunEventWriter
{
    private readonly List<RunEvent> _events = [];

    public IEnumerable<T> OfKind<T>()
        where T : RunEvent => _events.OfType<T>();

    public IEnumerable<int> Epochs => OfKind<EpochFinished>().Select(epoch => epoch.Epoch);

    public void Write(RunEvent happened)
    {
        _events.Add(happened);
        react?.Invoke(happened);
    }
}
