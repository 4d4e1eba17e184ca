using Spectre.Console;
using Thelper.Data.Files;

namespace Thelper.Cli;

/// <summary>A bar for each file that a data set fetches.</summary>
internal sealed class DownloadBar(ProgressContext progress) : IProgress<DownloadProgress>
{
    private readonly Dictionary<string, ProgressTask> _tasks = [];

    public void Report(DownloadProgress value)
    {
        if (!_tasks.TryGetValue(value.File, out var task))
        {
            _tasks[value.File] = task = progress.AddTask(Markup.Escape(ProgressText.Of(value)), maxValue: value.Total ?? 1);
            task.IsIndeterminate = value.Total is null;
        }

        task.Description = Markup.Escape(ProgressText.Of(value));
        if (value.Total is not null)
        {
            task.Value = value.Received;
        }

        if (value.Received == value.Total)
        {
            task.StopTask();
            _tasks.Remove(value.File);
        }
    }
}
