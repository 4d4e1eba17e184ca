using Spectre.Console;
using Thelper.Sessions;

namespace Thelper.Cli;

/// <summary>A bar for the pass that runs, with loss, monitored metric, images per second and the time left.</summary>
internal sealed class ProgressBar(ProgressContext progress, TimeProvider clock) : IRunEventWriter
{
    // The bar itself redraws ten times a second; making its text more often would cost time for nothing.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private ProgressTask? _task;
    private long _started;
    private long _shown;

    public void Write(RunEvent happened)
    {
        switch (happened)
        {
            case PassStarted pass:
                _task = progress.AddTask(Markup.Escape(ProgressText.Of(pass)), maxValue: pass.BatchCount);
                _started = _shown = clock.GetTimestamp();
                break;
            case BatchFinished batch when clock.GetElapsedTime(_shown) >= Interval:
                _shown = clock.GetTimestamp();
                var seconds = clock.GetElapsedTime(_started).TotalSeconds;
                _task!.Value = batch.Batch + 1;
                _task.Description = Markup.Escape(ProgressText.Of(batch, batch.Images / seconds));
                break;
            case PassFinished:
                _task!.StopTask();
                break;
            default:
                break;
        }
    }
}
