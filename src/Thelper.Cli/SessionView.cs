using Spectre.Console;
using Thelper.Data.Files;
using Thelper.Sessions;

namespace Thelper.Cli;

/// <summary>Runs a session and shows it: with a progress bar on a terminal, as plain lines elsewhere.</summary>
/// <param name="console">Where it is shown.</param>
/// <param name="errors">Where warnings go.</param>
internal sealed class SessionView(IAnsiConsole console, TextWriter errors)
{
    public void Show(IEnumerable<string> warnings, Func<IRunEventWriter, SessionResults> run)
    {
        foreach (var warning in warnings)
        {
            errors.WriteLine($"warning: {warning}");
        }

        using var interrupt = new InterruptNotice(console, errors);
        var report = new SessionReport(console);
        try
        {
            if (!console.Profile.Capabilities.Interactive || !console.Profile.Out.IsTerminal)
            {
                // A file or a pipe has no edge at which lines would have to break.
                console.Profile.Width = short.MaxValue;
                Download.Listener = new DownloadLines(console, TimeProvider.System);
                run(new RunEventFan([interrupt, report, new ProgressLines(console, TimeProvider.System)]));
            }
            else
            {
                RunWithBar([interrupt, report], run);
            }
        }
        finally
        {
            Download.Listener = null;
        }

        report.ShowEnd();
    }

    private void RunWithBar(IReadOnlyList<IRunEventWriter> writers, Func<IRunEventWriter, SessionResults> run) => console.Progress()
        .AutoClear(true)
        .HideCompleted(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .Start(progress =>
        {
            Download.Listener = new DownloadBar(progress);
            return run(new RunEventFan([.. writers, new ProgressBar(progress, TimeProvider.System)]));
        });
}
