using System.Globalization;
using Spectre.Console;
using Thelper.Sessions;

namespace Thelper.Cli;

/// <summary>A line now and then in place of a bar, for logs and pipes.</summary>
internal sealed class ProgressLines(IAnsiConsole console, TimeProvider clock) : IRunEventWriter
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private long _started;
    private long _shown;

    public void Write(RunEvent happened)
    {
        switch (happened)
        {
            case PassStarted:
                _started = _shown = clock.GetTimestamp();
                break;
            case BatchFinished batch when clock.GetElapsedTime(_shown) >= Interval:
                _shown = clock.GetTimestamp();
                var elapsed = clock.GetElapsedTime(_started);
                var done = batch.Batch + 1;
                var left = elapsed * ((double)(batch.Pass.BatchCount - done) / done);
                console.WriteLine(
                    $"{ProgressText.Of(batch, batch.Images / elapsed.TotalSeconds)}  batch {done}/{batch.Pass.BatchCount}, "
                    + $"{left.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)} left");
                break;
            default:
                break;
        }
    }
}
