using System.Text;
using Thelper.Metrics;

namespace Thelper.Reports;

/// <summary>COCO's twelve numbers of all classes together and of each one.</summary>
/// <param name="classes">With their names.</param>
internal sealed class CocoTable(IReadOnlyList<(string Name, CocoBoxes Boxes)> classes)
{
    private const int MeaningWidth = 28;
    private const int NumberWidth = 7;
    private const string MeanName = "mean";
    private const string Objects = "objects";
    private const string Found = "boxes";

    private static readonly CocoNumber[] OfEachClass =
    [
        CocoNumber.Precision, CocoNumber.PrecisionAt50, CocoNumber.PrecisionAt75, CocoNumber.PrecisionOfSmall,
        CocoNumber.PrecisionOfMedium, CocoNumber.PrecisionOfLarge, CocoNumber.RecallOf100,
    ];

    private readonly double[] _means =
        [.. CocoRules.All.Select(rule => Mean(classes.Select(each => each.Boxes), rule))];

    /// <summary>A number of all classes together: the mean over those that have objects of its sizes; NaN where none has.</summary>
    /// <param name="classes">All of them.</param>
    /// <param name="rule">The number.</param>
    public static double Mean(IEnumerable<CocoBoxes> classes, CocoRule rule) => classes
        .Select(boxes => boxes.Measure(rule))
        .Where(value => !double.IsNaN(value))
        .DefaultIfEmpty(double.NaN)
        .Average();

    public string Write(ReportFormat format) => format switch
    {
        ReportFormat.Csv => WriteCsv(),
        ReportFormat.Json => ReportJson.Document(ToPlainData()),
        _ => WriteText(),
    };

    /// <summary>The twelve numbers, then a row for each class.</summary>
    private string WriteText()
    {
        var text = new StringBuilder("average precision and recall by the rules of COCO\n\n");
        foreach (var (rule, value) in CocoRules.All.Zip(_means))
        {
            text.Append(rule.Meaning.PadRight(MeaningWidth)).Append(ClassTable.Cell(value).PadLeft(NumberWidth)).Append('\n');
        }

        var shown = CocoRules.All.Where(rule => OfEachClass.Contains(rule.Number)).ToArray();
        var table = new ClassTable(classes.Max(each => each.Name.Length))
            .Row("", [.. shown.Select(rule => rule.Key), Objects, Found]);
        foreach (var (name, boxes) in classes)
        {
            table.Row(name,
            [
                .. shown.Select(rule => ClassTable.Cell(boxes.Measure(rule))),
                ClassTable.Cell(boxes.Objects), ClassTable.Cell(boxes.Count),
            ]);
        }

        return text.Append('\n').Append(table).ToString();
    }

    private string WriteCsv() => RowReport.Csv(
        ["class_name", .. CocoRules.All.Select(rule => rule.Key), Objects, Found],
        [
            .. classes.Select(each => Fields(
                each.Name, [.. CocoRules.All.Select(each.Boxes.Measure)], each.Boxes.Objects, each.Boxes.Count)),
            Fields(MeanName, _means, classes.Sum(each => each.Boxes.Objects), classes.Sum(each => (long)each.Boxes.Count)),
        ]);

    private OrderedDictionary<string, object?> ToPlainData()
    {
        var data = Section(_means);
        data["classes"] = new OrderedDictionary<string, object?>(classes.Select(each =>
        {
            var own = Section([.. CocoRules.All.Select(each.Boxes.Measure)]);
            (own[Objects], own[Found]) = (each.Boxes.Objects, (long)each.Boxes.Count);
            return KeyValuePair.Create<string, object?>(each.Name, own);
        }));
        return data;
    }

    private static OrderedDictionary<string, object?> Section(double[] values) => new(
        CocoRules.All.Zip(values, (rule, value) => KeyValuePair.Create<string, object?>(rule.Key, value)));

    private static string[] Fields(string name, double[] values, long objects, long found) =>
    [
        name, .. values.Select(value => double.IsNaN(value) ? "" : ReportNumbers.Text(value)),
        ReportNumbers.Text(objects), ReportNumbers.Text(found),
    ];
}
