namespace Thelper.Metrics;

/// <summary>How the values of classes become one.</summary>
public enum ClassAverage
{
    /// <summary>The plain mean over the classes that occur in truth or prediction.</summary>
    Macro,

    /// <summary>The value of all classes counted together.</summary>
    Micro,

    /// <summary>The mean by how often each class is the true one.</summary>
    Weighted,
}

/// <summary>A number that says how well a class is predicted.</summary>
internal delegate double HitRatio(ClassHits hits);

/// <summary>Numbers from counts of hits; a quotient whose denominator is 0 is 0, as in scikit-learn.</summary>
internal static class HitRatios
{
    /// <summary>The share of what was predicted as the class that is of it.</summary>
    public static double Precision(ClassHits hits) => Quotient(hits.Right, hits.Predicted);

    /// <summary>The share of the class that was predicted as it.</summary>
    public static double Recall(ClassHits hits) => Quotient(hits.Right, hits.Support);

    /// <summary>The intersection of predicted and true samples over their union.</summary>
    public static double Jaccard(ClassHits hits) => Quotient(hits.Right, hits.Predicted + hits.Support - hits.Right);

    /// <summary>
    /// The weighted harmonic mean (1 + β²)·P·R / (β²·P + R) of precision and recall (van Rijsbergen, "Information Retrieval",
    /// 1979): a recall counts β times as much.
    /// </summary>
    public static HitRatio FScore(double beta) => hits =>
    {
        var (precision, recall, square) = (Precision(hits), Recall(hits), beta * beta);
        return double.IsPositiveInfinity(square) ? recall : Quotient((1 + square) * precision * recall, (square * precision) + recall);
    };

    /// <summary>One value for all classes; NaN where none occurs.</summary>
    public static double Average(this HitRatio ratio, ClassAverage average, IEnumerable<ClassHits> classes)
    {
        var occurring = classes.Where(hits => hits.Occurs).ToArray();
        return occurring.Length == 0 ? double.NaN : average switch
        {
            ClassAverage.Micro => ratio(occurring.Aggregate((a, b) => a + b)),
            ClassAverage.Weighted => Quotient(
                occurring.Sum(hits => ratio(hits) * hits.Support), occurring.Sum(hits => hits.Support)),
            _ => occurring.Average(hits => ratio(hits)),
        };
    }

    private static double Quotient(double part, double whole) => whole == 0 ? 0 : part / whole;
}
