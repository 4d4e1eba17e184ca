using System.Globalization;
using System.Text.Json.Nodes;
using Thelper.Sessions;

namespace Thelper.Reports.Page;

/// <summary>What came out of a session, and how long it took.</summary>
internal static class ResultSections
{
    private static readonly string[] Sets = ["train", "valid", "test"];

    /// <summary>The session's name, and what it is in a few lines.</summary>
    public static void WriteHead(HtmlWriter html, SessionFiles files)
    {
        html.Open("header").Element("h1", files.Name);
        foreach (var part in files.Summary?.Parts ?? [])
        {
            html.Open("p").Element("span", part.Label, ("class", "label")).Text(" " + part.Text).Close();
        }

        html.Element("p", Outcome(files), ("class", "outcome")).Close();
    }

    /// <summary>A row for each set, a column for each value.</summary>
    public static void WriteResults(HtmlWriter html, SessionFiles files)
    {
        var rows = Sets.Select(set => (Set: set, Values: Values(files, set))).Where(row => row.Values.Count > 0).ToList();
        string[] names = [.. rows.SelectMany(row => row.Values.Keys).Distinct().OrderBy(name => name != "loss")];
        if (names.Length == 0)
        {
            return;
        }

        html.Open("section").Element("h2", "Results").Open("div", ("class", "wide")).Open("table", ("id", "results"));
        html.Open("tr").Element("th", "set");
        names.ToList().ForEach(name => html.Element("th", name));
        html.Close();
        foreach (var (set, values) in rows)
        {
            html.Open("tr").Element("th", set);
            names.ToList().ForEach(name => html.Element("td", values.TryGetValue(name, out var value) ? Number(value) : ""));
            html.Close();
        }

        html.Close().Close();
        if (EpochsOfRows(files) is { } epochs)
        {
            html.Element("p", epochs, ("class", "hint"));
        }

        html.Close();
    }

    /// <summary>A bar for each phase.</summary>
    public static void WriteTimes(HtmlWriter html, SessionFiles files)
    {
        if (files.Results?["seconds"] is not JsonObject { Count: > 0 } phases)
        {
            return;
        }

        var seconds = phases.Select(phase => (phase.Key, Value: phase.Value?.GetValue<double>() ?? 0)).ToList();
        var longest = Math.Max(seconds.Max(phase => phase.Value), 1e-9);
        html.Open("section").Element("h2", "Time").Open("table", ("id", "times"));
        foreach (var (phase, value) in seconds)
        {
            html.Open("tr").Element("th", phase).Element("td", Invariant($"{value:F1} s"));
            Bar(html.Open("td", ("class", "bars")), value / longest).Close().Close();
        }

        html.Close();
        if (files.Results["images_per_second"] is JsonValue speed)
        {
            html.Element("p", Invariant($"{speed.GetValue<double>():N0} samples a second in training"), ("class", "hint"));
        }

        html.Close();
    }

    /// <summary>A bar of a share of the width.</summary>
    public static HtmlWriter Bar(HtmlWriter html, double share) =>
        html.Open("div", ("class", "bar"), ("style", Invariant($"width:{100 * share:F1}%"))).Close();

    /// <summary>Which epochs the rows are of, where these are not the same.</summary>
    private static string? EpochsOfRows(SessionFiles files) =>
        files.Results is { } results && results["test"] is not null && files.BestEpoch is { } best
        && results["epochs"] is JsonValue value && value.TryGetValue(out int epochs) && best + 1 != epochs
            ? $"The test is that of the best epoch, {best + 1}; the other rows are of the last one, {epochs}."
            : null;

    private static string Outcome(SessionFiles files) => files.Results switch
    {
        null => "The session has not ended.",
        { } results when results["monitor"] is JsonValue name && results["best_value"] is JsonValue value && files.BestEpoch is { } best =>
            $"The best epoch is {best + 1} of {results["epochs"]}: {name} {Number(value.GetValue<double>())}.",
        { } results => $"{results["epochs"]} epochs were trained.",
    };

    /// <summary>The values of a set: the final ones, or those of its last epoch where the session has not ended.</summary>
    private static Dictionary<string, double> Values(SessionFiles files, string set)
    {
        if (files.Results is { } results)
        {
            return (results[set] as JsonObject ?? []).Where(entry => entry.Value is JsonValue)
                .ToDictionary(entry => entry.Key, entry => entry.Value!.GetValue<double>());
        }

        return files.History.Tags.Where(tag => tag.StartsWith(ScalarRow.OfEpoch, StringComparison.Ordinal))
            .SelectMany(tag => files.History.Of(tag).Where(course => course.Set == set).Select(course => (tag, course.Points)))
            .ToDictionary(course => course.tag[ScalarRow.OfEpoch.Length..], course => course.Points[^1].Value);
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) is >= 1e-3 and < 1e5 or 0 ? "F4" : "0.###e0", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
