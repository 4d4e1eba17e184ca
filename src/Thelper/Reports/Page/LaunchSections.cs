using System.Globalization;

namespace Thelper.Reports.Page;

/// <summary>What a session is made of.</summary>
internal static class LaunchSections
{
    /// <summary>The sizes of the sets, and a bar for each class.</summary>
    public static void WriteData(HtmlWriter html, SessionFiles files)
    {
        if (files.Summary is not { Sets: { Count: > 0 } sets })
        {
            return;
        }

        html.Open("section").Element("h2", "Data").Open("div", ("class", "wide")).Open("table", ("id", "data")).Open("tr").Element("th", "");
        sets.ToList().ForEach(set => html.Element("th", set.Name, ("colspan", "2")));
        html.Close().Open("tr").Element("th", "samples");
        sets.ToList().ForEach(set => html.Element("td", Number(set.Samples)).Element("td", $"{Number(set.Batches)} batches"));
        html.Close();
        foreach (var name in sets.SelectMany(set => set.Classes).Select(entry => entry.Name).Distinct())
        {
            html.Open("tr").Element("th", name);
            foreach (var set in sets)
            {
                var samples = set.Classes.FirstOrDefault(entry => entry.Name == name)?.Samples ?? 0;
                html.Element("td", set.Classes.Count == 0 ? "" : Number(samples));
                ResultSections.Bar(html.Open("td", ("class", "bars")), Share(samples, set.Classes.Select(entry => entry.Samples))).Close();
            }

            html.Close();
        }

        html.Close().Close().Close();
    }

    /// <summary>All settings: those that differ from the defaults stand out, the others can be shown.</summary>
    public static void WriteSettings(HtmlWriter html, SessionFiles files)
    {
        if (files.Summary is not { Settings: { Count: > 0 } settings })
        {
            return;
        }

        var changed = settings.Count(setting => setting.IsChanged);
        html.Open("section").Element("h2", "Settings").Open("label").Empty("input", ("type", "checkbox"), ("id", "all-settings"))
            .Text($" show the {settings.Count - changed} settings that have their defaults, too").Close();
        html.Open("div", ("class", "wide")).Open("table", ("id", "settings")).Open("tr");
        Array.ForEach(["setting", "value", "default"], title => html.Element("th", title));
        html.Close();
        foreach (var setting in settings)
        {
            html.Open("tr", ("class", setting.IsChanged ? "changed" : "default")).Element("td", setting.Path)
                .Element("td", setting.Value).Element("td", setting.IsChanged ? setting.Default ?? "" : "").Close();
        }

        html.Close().Close().Close();
    }

    /// <summary>Versions and machine.</summary>
    public static void WriteVersions(HtmlWriter html, SessionFiles files)
    {
        if (files.Summary is null)
        {
            return;
        }

        html.Open("section").Element("h2", "Environment").Open("table", ("id", "environment"));
        foreach (var line in files.Summary.Environment)
        {
            html.Open("tr").Element("th", line.Label).Element("td", line.Text).Close();
        }

        html.Close().Element("p", $"Launched as {files.Summary.Launch}.", ("class", "hint")).Close();
    }

    private static double Share(long count, IEnumerable<long> all) => (double)count / Math.Max(1, all.DefaultIfEmpty().Max());

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
