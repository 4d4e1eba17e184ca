using Thelper.Metrics;
using Thelper.Tasks;

namespace Thelper.Reports;

/// <summary>What is told of a class, or of a mean over classes.</summary>
/// <param name="Name">Of the class or mean.</param>
/// <param name="Precision">The share of the samples predicted as the class that are of it.</param>
/// <param name="Recall">The share of the samples of the class that were predicted as it.</param>
/// <param name="F1">The harmonic mean of both.</param>
/// <param name="Support">How many samples are of the class, or how much they weigh.</param>
internal sealed record PrecisionRow(string Name, double Precision, double Recall, double F1, double Support)
{
    public double[] Values => [Precision, Recall, F1, Support];
}

/// <summary>Precision, recall and F1 score of all classes that occur, sorted by name; a ratio whose denominator is 0 is 0.</summary>
/// <param name="counts">Of at least one sample.</param>
/// <param name="names">The names to write.</param>
internal sealed class PrecisionTable(ConfusionCounts counts, ClassMap names)
{
    /// <summary>The classes that occur in truth or prediction.</summary>
    public List<PrecisionRow> Classes { get; } = Rows(counts, names);

    /// <summary>The plain mean over these classes, and that by their support.</summary>
    public List<PrecisionRow> Means => [Mean("macro avg", _ => 1), Mean("weighted avg", row => row.Support)];

    /// <summary>The share of right predictions.</summary>
    public double Accuracy => Enumerable.Range(0, counts.Classes).Sum(i => counts[i, i]) / counts.Total;

    private static List<PrecisionRow> Rows(ConfusionCounts counts, ClassMap names)
    {
        var rows =
            from pair in names.Indices
            let right = counts[pair.Value, pair.Value]
            let support = counts.Support(pair.Value)
            let predicted = counts.Predicted(pair.Value)
            where counts.Occurs(pair.Value)
            let precision = Ratio(right, predicted)
            let recall = Ratio(right, support)
            select new PrecisionRow(pair.Key, precision, recall, Ratio(2 * precision * recall, precision + recall), support);
        return [.. rows.OrderBy(row => row.Name, StringComparer.Ordinal)];
    }

    private PrecisionRow Mean(string name, Func<PrecisionRow, double> weight)
    {
        var whole = Classes.Sum(weight);
        return new PrecisionRow(
            name, Of(row => row.Precision), Of(row => row.Recall), Of(row => row.F1), Classes.Sum(row => row.Support));

        double Of(Func<PrecisionRow, double> value) => Classes.Sum(row => value(row) * weight(row)) / whole;
    }

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
