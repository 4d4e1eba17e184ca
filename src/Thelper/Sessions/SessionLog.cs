using System.Globalization;
using System.Text;

namespace Thelper.Sessions;

/// <summary>How much a line of a log matters.</summary>
public enum LogLevel
{
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
/// <param name="path">The file; opened when the first line is written, so its folder must exist then.</param>
/// <param name="clock">Tells the time.</param>
public sealed class SessionLog(string path, TimeProvider clock) : IDisposable
{
    private FileStream? _file;

    /// <summary>The file.</summary>
    public string FullPath { get; } = path;

    /// <summary>Adds a line.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="text">Without a line break at its end.</param>
    /// <exception cref="SessionException">The file cannot be written.</exception>
    public void Write(LogLevel level, string text)
    {
        var time = clock.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss,fff", CultureInfo.InvariantCulture);
        var line = Encoding.UTF8.GetBytes($"[{time} - {Environment.ProcessId}] {level.ToString().ToUpperInvariant()} : {text}\n");
        try
        {
            // Without a buffer, nothing is left to be written when the file is closed.
            _file ??= new FileStream(FullPath, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            _file.Write(line);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SessionException($"The log {FullPath} cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Adds a line about what happens.</summary>
    /// <param name="text">Without a line break at its end.</param>
    public void Info(string text) => Write(LogLevel.Info, text);

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
