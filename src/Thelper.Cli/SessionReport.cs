using System.Globalization;
using Spectre.Console;
using Thelper.Sessions;

namespace Thelper.Cli;

/// <summary>What stays on the screen: what the session is made of, a row an epoch, the results and where they lie.</summary>
internal sealed class SessionReport(IAnsiConsole console) : IRunEventWriter
{
    private readonly EpochTable _epochs = new();
    private SessionFinished? _end;

    public void Write(RunEvent happened)
    {
        switch (happened)
        {
            case SessionStarted started:
                ShowStart(started);
                break;
            case EpochFinished epoch:
                foreach (var line in _epochs.Add(epoch))
                {
                    console.WriteLine(line);
                }

                break;
            case RunNotice notice:
                console.WriteLine(notice.Text);
                break;
            case RunWarning warning:
                console.WriteLine($"warning: {warning.Text}");
                break;
            case SessionFinished end:
                _end = end;
                break;
            default:
                break;
        }
    }

    /// <summary>Shows the results; called when no progress bar is in the way any more.</summary>
    public void ShowEnd()
    {
        if (_end is null)
        {
            return;
        }

        // Past the console's own line breaking, which would tear wide tables apart.
        foreach (var (name, text) in _end.Reports)
        {
            console.Profile.Out.Writer.WriteLine($"\n{name} of the {_end.ReportedSet} set\n\n{text.Trim('\n')}");
        }

        console.WriteLine();
        console.Write(ResultTable(_end.Results));
        foreach (var (label, text) in Closing(_end))
        {
            console.WriteLine($"{label,-12} {text}");
        }
    }

    private void ShowStart(SessionStarted started)
    {
        console.WriteLine(started.Session);
        foreach (var (label, text) in started.Summary)
        {
            console.WriteLine($"  {label,-8} {text}");
        }

        console.WriteLine();
    }

    private static Table ResultTable(SessionResults results)
    {
        var table = new Table { Border = TableBorder.Rounded }.AddColumn("set");
        var names = results.Sets.SelectMany(set => set.Result.Metrics).Select(metric => metric.Name).Distinct().ToList();
        table.AddColumn(new TableColumn("loss").RightAligned());
        names.ForEach(name => table.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned()));
        foreach (var (set, result) in results.Sets)
        {
            var values = names.Select(name => result.Metrics.FirstOrDefault(metric => metric.Name == name) is { } metric
                ? ProgressText.Value(metric)
                : "");
            table.AddRow([set, result.Loss?.ToString("F4", CultureInfo.InvariantCulture) ?? "", .. values]);
        }

        return table;
    }

    private static string RowsOf(SessionResults results) => results.BestEpoch + 1 < results.Epochs && results.Sets.Any(set => set.Set == "test")
        ? $"; it was tested, the other rows are of epoch {results.Epochs}"
        : "";

    private static IEnumerable<(string Label, string Text)> Closing(SessionFinished end)
    {
        var results = end.Results;
        if (results.Best is { } best)
        {
            yield return ("best epoch", $"{results.BestEpoch + 1} of {results.Epochs} ({best.Name} {ProgressText.Value(best)}){RowsOf(results)}");
        }

        yield return ("time", string.Join(", ", results.Seconds.Select(entry =>
            string.Create(CultureInfo.InvariantCulture, $"{entry.Key} {entry.Value:F1} s"))));
        if (results.ImagesPerSecond is { } speed)
        {
            yield return ("speed", string.Create(CultureInfo.InvariantCulture, $"{speed:N0} images/s in training"));
        }

        yield return ("session", end.Directory.FullPath);
        yield return ("results", end.Directory.Results);
        yield return ("checkpoints", end.Directory.Checkpoints);
        yield return ("report", end.Directory.Page);
    }
}
