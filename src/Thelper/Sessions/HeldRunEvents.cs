namespace Thelper.Sessions;

/// <summary>Keeps what happens before a session has its folder, where its log lies, and passes it on then.</summary>
/// <param name="writer">Is told.</param>
internal sealed class HeldRunEvents(IRunEventWriter writer) : IRunEventWriter
{
    private List<RunEvent>? _held = [];

    /// <inheritdoc/>
    public void Write(RunEvent happened)
    {
        if (_held is null)
        {
            writer.Write(happened);
        }
        else
        {
            _held.Add(happened);
        }
    }

    /// <summary>Passes on what was kept, and all that happens from now on at once.</summary>
    public void Release()
    {
        var held = _held ?? [];
        _held = null;
        held.ForEach(writer.Write);
    }
}
