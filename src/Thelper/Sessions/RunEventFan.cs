namespace Thelper.Sessions;

/// <summary>Hands every event to several writers, in order.</summary>
/// <param name="writers">Who shows or records.</param>
public sealed class RunEventFan(IReadOnlyList<IRunEventWriter> writers) : IRunEventWriter
{
    /// <inheritdoc/>
    public void Write(RunEvent happened)
    {
        foreach (var writer in writers)
        {
            writer.Write(happened);
        }
    }
}
