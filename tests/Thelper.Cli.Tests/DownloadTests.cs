using Spectre.Console;
using Spectre.Console.Testing;
using Thelper.Data.Files;

namespace Thelper.Cli.Tests;

public sealed class DownloadTests
{
    [Fact]
    public void Into_a_pipe_go_the_beginning_and_the_end_of_a_file()
    {
        using var console = new TestConsole();
        var lines = new DownloadLines(console, TimeProvider.System);

        lines.Report(new DownloadProgress("a.gz", 100_000, 2_000_000));
        lines.Report(new DownloadProgress("a.gz", 900_000, 2_000_000));
        lines.Report(new DownloadProgress("a.gz", 2_000_000, 2_000_000));
        lines.Report(new DownloadProgress("b.gz", 100_000, null));

        Assert.Equal(
            ["fetching a.gz  0.1 of 2.0 MB", "fetching a.gz  2.0 of 2.0 MB", "fetching b.gz  0.1 MB"],
            console.Lines.Where(line => line.Length > 0));
    }

    [Fact]
    public void On_a_terminal_each_file_has_a_bar_that_ends_with_it()
    {
        using var console = new TestConsole().Interactive();
        IReadOnlyList<bool> finished = [];
        console.Progress().AutoRefresh(false).Start(progress =>
        {
            var bar = new DownloadBar(progress);
            bar.Report(new DownloadProgress("a.gz", 1_000_000, 2_000_000));
            bar.Report(new DownloadProgress("a.gz", 2_000_000, 2_000_000));
            bar.Report(new DownloadProgress("b[1].gz", 1_000_000, 2_000_000));
            progress.Refresh();
            finished = [progress.IsFinished];
        });

        Assert.Contains("fetching b[1].gz  1.0 of 2.0 MB", console.Output, StringComparison.Ordinal);
        Assert.Equal([false], finished);
    }
}
