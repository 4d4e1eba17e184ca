using System.Text.Json;
using Thelper.Reports;
using Thelper.Tests.Metrics;
using Thelper.Tests.Support;

namespace Thelper.Tests.Reports;

/// <summary>Rows as the Python original writes them, and where they differ, by how much.</summary>
public sealed class GoldenLoggerTests
{
    private static readonly string[] Columns = ["target_name", "target_score", "pred_1_name", "pred_1_score", "pred_2_name", "pred_2_score", "path"];

    [SkippableFact]
    public void The_text_of_classifications_is_the_originals_to_the_byte()
    {
        using var logger = Classified(new ClassifLoggerOptions());

        Assert.Equal(Golden.Text("classif_logger_default.txt"), logger.Written());
    }

    [SkippableFact]
    public void The_csv_of_classifications_is_the_originals_to_the_byte_where_nothing_needs_quotes()
    {
        using var logger = Classified(new ClassifLoggerOptions { TopK = 3, Format = ReportFormat.Csv });

        Assert.Equal(Golden.Text("classif_logger_top3_csv.csv"), logger.Written());
    }

    /// <summary>The original takes its JSON from CSV, whose scores have four decimals.</summary>
    [SkippableFact]
    public void The_json_of_classifications_is_the_originals_but_for_the_decimals_of_scores()
    {
        using var logger = Classified(new ClassifLoggerOptions { TopK = 2, Format = ReportFormat.Json, LogKeys = ["path"] });
        var expected = Golden.Json("classif_logger_json_top2.json").EnumerateArray().ToArray();
        var items = logger.Items();

        Assert.All(items, item => Assert.Equal(Columns, item.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(expected.Select(Rounded), items.Select(Rounded));
        Assert.Contains(items, item => item.At("target_score").GetDouble() != Math.Round(item.At("target_score").GetDouble(), 4));
        Assert.StartsWith("[\n    {\n        \"target_name\": \"dog\",\n        \"target_score\": 0.36", logger.Written(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_text_of_detections_is_the_originals_to_the_byte()
    {
        using var logger = Detected(new DetectLoggerOptions());

        Assert.Equal(Golden.Text("detect_logger_default.txt"), logger.Written());
    }

    /// <summary>The original's boxes are without quotes, and its rows as long as they happen to be.</summary>
    [SkippableFact]
    public void The_csv_of_detections_is_the_originals_but_for_quotes_around_boxes_and_empty_fields_at_the_end()
    {
        using var logger = Detected(new DetectLoggerOptions { TopK = 2, Format = ReportFormat.Csv });
        var lines = logger.Lines();

        Assert.Equal(
            Golden.Text("detect_logger_csv_top2.csv").Split('\n'), lines.Select(line => line.Replace("\"", "", StringComparison.Ordinal).TrimEnd(',')));
        Assert.Equal(
            "im0,car,\"[98, 102, 158, 143]\",car,\"[100, 100, 160, 140]\",0.8000,0.8331,,,,", lines[2]);
        Assert.Equal("im2,dog,\"[150, 150, 190, 190]\",,,,,,,,", lines[5]);
    }

    [SkippableFact]
    public void The_json_of_detections_is_the_originals_to_the_byte()
    {
        using var logger = Detected(new DetectLoggerOptions { Format = ReportFormat.Json });

        Assert.Equal(Golden.Text("detect_logger_json.json"), logger.Written());
    }

    [SkippableFact]
    public void The_json_of_the_classification_report_is_the_originals_to_the_byte() => Assert.Equal(
        Golden.Text("classif_report.json"),
        Iterations.Golden(task => new ClassifReport(task, new ClassifReportOptions { Format = ReportFormat.Json })).Report());

    private static ClassifLogger Classified(ClassifLoggerOptions options) => Iterations.Golden(task => new ClassifLogger(task, options));

    private static DetectLogger Detected(DetectLoggerOptions options)
    {
        var logger = new DetectLogger(GoldenBoxes.Task, options);
        GoldenBoxes.ShowTo(logger);
        return logger;
    }

    private static string Rounded(JsonElement item) => string.Join(' ', item.EnumerateObject().Select(
        property => property.Value.ValueKind == JsonValueKind.Number ? $"{property.Value.GetDouble():F4}" : property.Value.GetString()));
}
