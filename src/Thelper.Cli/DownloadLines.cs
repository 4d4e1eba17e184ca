using Spectre.Console;
using Thelper.Data.Files;

namespace Thelper.Cli;

/// <summary>A line when a file begins to be fetched, when it is there, and now and then between, for logs and pipes.</summary>
internal sealed class DownloadLines(IAnsiConsole console, TimeProvider clock) : IProgress<DownloadProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private string? _file;
    private long _shown;

    public void Report(DownloadProgress value)
    {
        if (value.File != _file || value.Received == value.Total || clock.GetElapsedTime(_shown) >= Interval)
        {
            _file = value.File;
            _shown = clock.GetTimestamp();
            console.WriteLine(ProgressText.Of(value));
        }
    }
}
