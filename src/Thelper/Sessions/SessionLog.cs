using System.Globalization;

namespace Thelper.Sessions;

/// <summary>How much a line of a log matters.</summary>
public enum LogLevel
{
    /// <summary>For whoever looks for a mistake.</summary>
    Debug,

    /// <summary>What happens.</summary>
    Info,

    /// <summary>What may be a mistake.</summary>
    Warning,

    /// <summary>What ended the session.</summary>
    Error,
}

/// <summary>
/// A log file of a session: lines such as <c>[2021-01-18 12:34:56,789 - 4711] INFO : text</c>, appended and written at once,
/// so that a crash loses none.
/// </summary>
/// <param name="path">The file; its folder exists.</param>
/// <param name="clock">Tells the time.</param>
public sealed class SessionLog(string path, TimeProvider clock) : IDisposable
{
    private readonly StreamWriter _writer = new(path, append: true) { AutoFlush = true };

    /// <summary>The file.</summary>
    public string FullPath { get; } = path;

    /// <summary>Adds a line.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="text">Without a line break at its end.</param>
    public void Write(LogLevel level, string text)
    {
        var time = clock.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss,fff", CultureInfo.InvariantCulture);
        _writer.WriteLine($"[{time} - {Environment.ProcessId}] {level.ToString().ToUpperInvariant()} : {text}");
    }

    /// <summary>Adds a line about what happens.</summary>
    /// <param name="text">Without a line break at its end.</param>
    public void Info(string text) => Write(LogLevel.Info, text);

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
