using System.CommandLine;
using System.Globalization;
using CsvHelper;
using Spectre.Console;
using Thelper.Events;
using Thelper.Sessions;

namespace Thelper.Cli;

/// <summary><c>thelper events</c>: the scalars of TensorBoard's event files, whoever wrote them.</summary>
internal sealed class EventsCommand(IAnsiConsole console, TextWriter errors)
{
    private const string Pattern = "events.out.tfevents.*";

    private static readonly CsvWriterOptions CsvForm = new() { NewLine = "\n" };

    private readonly TwoWays _path = new("PATH", "--path")
    {
        Description = "An event file, or a folder with event files in it or in folders within.",
    };

    private readonly Option<bool> _csv = new("--csv")
    {
        Description = "Prints every scalar as CSV. Without it, a table says of each tag how many there are, and which.",
    };

    public Command Create()
    {
        var command = new Command("events", "Prints the scalars of TensorBoard's event files.");
        _path.AddTo(command);
        command.Add(_csv);
        _path.Require(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = _path.Value(parsed)!;
        var files = FilesOf(path);
        var scalars = files.SelectMany(file => Read(file, NameOf(file, path)));
        if (parsed.GetValue(_csv))
        {
            WriteCsv(scalars);
        }
        else
        {
            ShowTable(scalars);
        }

        return ExitCodes.Done;
    }

    private static IReadOnlyList<string> FilesOf(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? [path] : throw new SessionException($"There is no file or folder {Path.GetFullPath(path)}.");
        }

        string[] files = [.. Directory.EnumerateFiles(path, Pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new SessionException($"There is no event file ({Pattern}) in {path}.");
    }

    /// <summary>What TensorBoard calls a run: the folder of the file, as seen from where the search began.</summary>
    private static string NameOf(string file, string path) => file == path ? Path.GetFileName(file) : Path.GetRelativePath(path, Path.GetDirectoryName(file)!);

    private IEnumerable<(string Run, ScalarReading Scalar)> Read(string file, string run)
    {
        var reader = new EventFileReader(file);
        foreach (var scalar in reader.Scalars())
        {
            yield return (run, scalar);
        }

        if (reader.Notice is { } notice)
        {
            errors.WriteLine($"notice: {notice}");
        }
    }

    private void WriteCsv(IEnumerable<(string Run, ScalarReading Scalar)> scalars)
    {
        using var csv = CsvWriter.Create(console.Profile.Out.Writer, CsvForm, leaveOpen: true);
        csv.WriteRecord(["run", "tag", "step", "wall_time", "value"]);
        foreach (var (run, scalar) in scalars)
        {
            csv.WriteRecord([run, scalar.Tag, Text(scalar.Step), Text(scalar.WallTime, "F3"), Text(scalar.Value, "R")]);
        }
    }

    private void ShowTable(IEnumerable<(string Run, ScalarReading Scalar)> scalars)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            // A file or a pipe has no edge at which lines would have to break.
            console.Profile.Width = short.MaxValue;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("run", "tag");
        foreach (var heading in new[] { "count", "steps", "first", "last", "least", "greatest" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        foreach (var group in scalars.GroupBy(entry => (entry.Run, entry.Scalar.Tag), entry => entry.Scalar))
        {
            var all = group.ToList();
            table.AddRow(
                Markup.Escape(group.Key.Run), Markup.Escape(group.Key.Tag), Text(all.Count), $"{Text(all.Min(each => each.Step))}-{Text(all.Max(each => each.Step))}",
                Shown(all[0].Value), Shown(all[^1].Value), Shown(all.Min(each => each.Value)), Shown(all.Max(each => each.Value)));
        }

        console.Write(table);
    }

    private static string Shown(double value) => Text(value, "G6");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // The values are in single precision, whose shortest form has no digits that mean nothing.
    private static string Text(double number, string format) =>
        format == "R" ? ((float)number).ToString(format, CultureInfo.InvariantCulture) : number.ToString(format, CultureInfo.InvariantCulture);
}
