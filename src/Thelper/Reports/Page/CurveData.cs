using System.Text.Json;
using Thelper.Sessions;

namespace Thelper.Reports.Page;

/// <summary>The courses of a session's values as the page's script draws them.</summary>
internal static class CurveData
{
    // A chart is not as many pixels wide.
    private const int MostPoints = 1000;

    /// <summary>A list of charts as JSON: those of epochs first, the loss before the metrics; then those of training steps.</summary>
    /// <param name="history">The courses.</param>
    /// <param name="bestEpoch">To mark; null for none.</param>
    public static string Json(ScalarHistory history, int? bestEpoch)
    {
        var tags = history.Tags.Where(tag => tag.StartsWith(ScalarRow.OfEpoch, StringComparison.Ordinal)).ToList();
        var charts = tags.OrderBy(tag => tag == ScalarRow.OfEpoch + "lr" ? 2 : tag == ScalarRow.OfEpoch + "loss" ? 0 : 1)
            .Select(tag => Chart(history, tag, tag[ScalarRow.OfEpoch.Length..], "epoch", bestEpoch))
            .Concat(history.Tags.Where(tag => tag == ScalarRow.OfBatch + "loss").Select(tag => Chart(history, tag, "loss by step", "step", null)));

        // What the final evaluation alone gives is no course.
        return JsonSerializer.Serialize(charts.Where(chart => chart.Series.Any(series => series.Name != "test")), JsonSerializerOptions.Web);
    }

    private static ChartData Chart(ScalarHistory history, string tag, string title, string axis, int? best)
    {
        var isEpoch = axis == "epoch";
        var sets = isEpoch ? history.Of(tag) : history.Of(tag).Where(course => course.Set == "train");
        return new ChartData(title, axis, best + 1, [.. sets.Select(course => new SeriesData(
            course.Set, [.. Thinned(course.Points).Select(point => new[] { point.Step + (isEpoch ? 1 : 0), point.Value })]))]);
    }

    /// <summary>The lowest and the highest value of each stretch, so that no peak is lost.</summary>
    private static IEnumerable<ScalarPoint> Thinned(IReadOnlyList<ScalarPoint> points)
    {
        if (points.Count <= MostPoints)
        {
            return points;
        }

        var stretch = (int)Math.Ceiling(points.Count / (MostPoints / 2.0));
        return points.Chunk(stretch).SelectMany(part => new[] { part.MinBy(point => point.Value), part.MaxBy(point => point.Value) }
            .OrderBy(point => point.Step));
    }

    private sealed record ChartData(string Title, string Axis, int? Best, IReadOnlyList<SeriesData> Series);

    private sealed record SeriesData(string Name, IReadOnlyList<double[]> Points);
}
