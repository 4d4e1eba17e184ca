using Thelper.Metrics;

namespace Thelper.Reports;

/// <summary>What the Python original tells of each class whose boxes were judged, under its names.</summary>
/// <param name="classes">With their names.</param>
/// <param name="options">How they were judged.</param>
internal sealed class PascalVocTable(IReadOnlyList<(string Name, RankedBoxes Boxes)> classes, PascalVocReportOptions options)
{
    private string Method => options.Method == AveragePrecisionMethod.AllPoints ? "all-points" : "11-points";

    /// <summary>A row for each class, with precision and recall of all its boxes together.</summary>
    public string WriteCsv() => RowReport.Csv(
        ["class_name", "iou_threshold", "eval_method", "AP", "precision", "recall", "total positives", "total TP", "total FP"],
        classes.Select(each => (string[])
        [
            each.Name,
            ReportNumbers.Text(options.IouThreshold),
            Method,
            .. Shares(each.Boxes).Select(value => double.IsNaN(value) ? "" : ReportNumbers.Text(value)),
            ReportNumbers.Text(each.Boxes.Objects),
            ReportNumbers.Text(each.Boxes.Right),
            ReportNumbers.Text(each.Boxes.Count - each.Boxes.Right),
        ]));

    /// <summary>Each class with precision and recall after each of its boxes.</summary>
    public OrderedDictionary<string, object?> ToPlainData() => new(
        classes.Select(each => KeyValuePair.Create<string, object?>(each.Name, ClassData(each.Name, each.Boxes))));

    private double[] Shares(RankedBoxes boxes)
    {
        var curve = boxes.Curve();
        return [boxes.AveragePrecision(options.Method), curve.Precisions.LastOrDefault(double.NaN), curve.Recalls.LastOrDefault(double.NaN)];
    }

    private OrderedDictionary<string, object?> ClassData(string name, RankedBoxes boxes)
    {
        var curve = boxes.Curve();
        var (precisions, recalls) = boxes.Objects == 0 ? ([], [])
            : options.Method == AveragePrecisionMethod.AllPoints ? AllPoints(curve)
            : ElevenPoints(curve);
        return new()
        {
            ["class_name"] = name,
            ["iou_threshold"] = options.IouThreshold,
            ["eval_method"] = Method,
            ["precision"] = List(curve.Precisions),
            ["recall"] = List(curve.Recalls),
            ["AP"] = boxes.AveragePrecision(options.Method),
            ["interpolated precision"] = List(precisions),
            ["interpolated recall"] = List(recalls),
            ["total positives"] = boxes.Objects,
            ["total TP"] = (long)curve.Right,
            ["total FP"] = (long)curve.Wrong,
        };
    }

    private static (double[] Precisions, double[] Recalls) AllPoints(PrecisionRecall curve) =>
        (curve.HighestPrecisions(), [0, .. curve.Recalls]);

    /// <summary>The steps of the curve through eleven points, from the highest recall down to the axis.</summary>
    private static (double[] Precisions, double[] Recalls) ElevenPoints(PrecisionRecall curve)
    {
        var points = curve.ElevenPoints().Select((precision, i) => (Recall: i * PrecisionRecall.Tenth, Precision: precision)).Reverse();
        var corners = new List<(double Recall, double Precision)>();
        var before = 0.0;
        foreach (var (recall, precision) in points.Append((Recall: 0.0, Precision: 0.0)))
        {
            corners.AddRange([(recall, before), (recall, precision)]);
            before = precision;
        }

        var distinct = corners.Distinct().ToArray();
        return (Array.ConvertAll(distinct, corner => corner.Precision), Array.ConvertAll(distinct, corner => corner.Recall));
    }

    private static object?[] List(double[] values) => [.. values.Select(value => (object?)value)];
}
