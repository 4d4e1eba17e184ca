using System.Runtime.InteropServices;
using Spectre.Console;
using Thelper.Sessions;

namespace Thelper.Cli;

/// <summary>
/// When the session is interrupted from the keyboard, or asked to end (SIGTERM): says how to go on, and leaves the terminal as
/// it was. The process ends as it would without.
/// </summary>
internal sealed class InterruptNotice : IRunEventWriter, IDisposable
{
    private readonly IAnsiConsole _console;
    private readonly TextWriter _errors;
    private readonly PosixSignalRegistration _termination;
    private string? _folder;
    private int _epochs;

    public InterruptNotice(IAnsiConsole console, TextWriter errors)
    {
        (_console, _errors) = (console, errors);
        Console.CancelKeyPress += Tell;
        _termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Tell());
    }

    public void Write(RunEvent happened)
    {
        switch (happened)
        {
            case SessionStarted started:
                _epochs = started.EpochsBefore;
                _folder = started.Summary.Single(entry => entry.Label == SessionStarted.FolderLabel).Text;
                break;
            case EpochFinished { IsSaved: true } epoch:
                _epochs = epoch.Epoch + 1;
                break;
            default:
                break;
        }
    }

    public void Dispose()
    {
        Console.CancelKeyPress -= Tell;
        _termination.Dispose();
    }

    private void Tell(object? sender, ConsoleCancelEventArgs interrupt) => Tell();

    private void Tell()
    {
        // A progress bar hides the cursor.
        if (_console.Profile.Out.IsTerminal)
        {
            _console.Cursor.Show();
        }

        _errors.WriteLine();
        _errors.WriteLine(
            _folder is null ? "Stopped before the session began; nothing was written."
            : _epochs > 0 ? $"Stopped; epoch {_epochs} is the last one that was saved. Go on with: thelper resume {_folder}"
            : "Stopped before the first epoch was finished; there is nothing to go on from."
                + (new SessionDirectory(_folder) is { HasReplaced: true, Replaced: var replaced }
                    ? $" The session that was to be replaced lies in {replaced}, and comes back with the next 'thelper new'." : ""));
    }
}
