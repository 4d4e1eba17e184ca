using System.Text.Json;
using System.Text.Json.Nodes;
using Thelper.Sessions;

namespace Thelper.Reports.Page;

/// <summary>What lies in a session's folder, as far as it can be read; a session that runs or failed lacks some of it.</summary>
internal sealed class SessionFiles
{
    // A report of a row for each sample is for other programs.
    private const long LongestText = 40_000;

    private static readonly string[] LastWords = ["test", "valid", "train"];

    private SessionFiles(SessionDirectory directory) => Directory = directory;

    public SessionDirectory Directory { get; }

    public LaunchSummary? Summary { get; private init; }

    /// <summary>What <c>results.json</c> holds; null where the session has not ended.</summary>
    public JsonObject? Results { get; private init; }

    public required ScalarHistory History { get; init; }

    /// <summary>The session's name.</summary>
    public string Name => Summary?.Session ?? Path.GetFileName(Directory.FullPath);

    /// <summary>The epoch with the best monitored value, from 0.</summary>
    public int? BestEpoch => Results?["best_epoch"] is JsonValue value && value.TryGetValue(out int epoch) ? epoch : null;

    public static SessionFiles Read(SessionDirectory directory) => new(directory)
    {
        Summary = LaunchSummary.Read(directory),
        Results = ReadResults(directory.Results),
        History = ScalarHistory.Read(directory.Scalars),
    };

    /// <summary>The set whose reports are the last word: test, valid or train, whichever of them is there first.</summary>
    public string? ReportedSet => LastWords.FirstOrDefault(set => Latest(set, "png").Concat(Latest(set, "txt")).Any());

    /// <summary>The pictures of a set, of its last evaluation; those of reports before those of single samples.</summary>
    public IEnumerable<(string Name, string Path)> Pictures(string set) =>
        Latest(set, "png").OrderBy(picture => Names.Any(name => IsOf(name, picture.Name)) ? 0 : 1);

    /// <summary>The texts of a set's last evaluation, but for those of a single number.</summary>
    public IEnumerable<(string Name, string Text)> Texts(string set) =>
        from file in Latest(set, "txt")
        where new FileInfo(file.Path).Length <= LongestText
        let text = File.ReadAllText(file.Path)
        where text.Trim().Contains('\n', StringComparison.Ordinal)
        select (file.Name, text);

    private IEnumerable<(string Name, string Path)> Latest(string set, string extension)
    {
        var folder = Summary?.Outputs.FirstOrDefault(output => output.Label == set)?.Text is { } path
            ? Path.GetFullPath(path, Directory.FullPath)
            : null;
        return folder is null || !System.IO.Directory.Exists(folder) ? [] :
            from file in System.IO.Directory.EnumerateFiles(folder, "*." + extension)
            let report = NameOf(Path.GetFileNameWithoutExtension(file))
            group (report.Epoch, Path: file) by report.Name into files
            orderby files.Key
            select (files.Key, files.MaxBy(entry => entry.Epoch ?? int.MaxValue).Path);
    }

    private IReadOnlyList<string> Names => Summary?.Reports ?? [];

    // Several pictures of one report have endings, such as -best.
    private static bool IsOf(string report, string file) => file == report || file.StartsWith(report + "-", StringComparison.Ordinal);

    private ReportName NameOf(string file) => Names.Contains(file) ? new ReportName(file, Epoch: null) : ReportName.Of(file);

    private static JsonObject? ReadResults(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) as JsonObject;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}

/// <summary>The name of a report, and the epoch that it is about; null for a final evaluation.</summary>
internal readonly record struct ReportName(string Name, int? Epoch)
{
    private const int Digits = 4;

    /// <param name="file">A file's name without its extension, such as <c>confusion-0003</c>.</param>
    public static ReportName Of(string file) =>
        file.LastIndexOf('-') is var dash and > 0 && file.Length - dash - 1 >= Digits && int.TryParse(file.AsSpan(dash + 1), out var epoch)
            ? new(file[..dash], epoch)
            : new(file, null);
}
