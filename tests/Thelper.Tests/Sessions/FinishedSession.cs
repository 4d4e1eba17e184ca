using Thelper.Sessions;
using Thelper.Tests.Train;

namespace Thelper.Tests.Sessions;

/// <summary>A session of two epochs that several tests look at.</summary>
public sealed class FinishedSession : IDisposable
{
    private readonly TinySession _session = new();

    public FinishedSession() => Results = _session.Start("trainer.metrics.confusion.type=thelper.train.ConfusionMatrix");

    public SessionResults Results { get; }

    public SessionDirectory Directory => _session.Directory;

    public string FullPath(string name) => Path.Combine(Directory.FullPath, name);

    public string Text(string name) => File.ReadAllText(FullPath(name));

    public void Dispose() => _session.Dispose();
}
