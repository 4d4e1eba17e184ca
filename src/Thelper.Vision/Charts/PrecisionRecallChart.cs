namespace Thelper.Vision.Charts;

/// <summary>The precision over the recall, for all thresholds: square, in steps, with <c>ap = 0.953</c> in the legend.</summary>
public sealed record PrecisionRecallChart : Chart
{
    /// <summary>In the order of rising recall; the precision of a point holds from there to the next.</summary>
    public required IReadOnlyList<(double Recall, double Precision)> Points { get; init; }

    /// <summary>The average precision, 0 to 1; with NaN the legend has none.</summary>
    public required double AveragePrecision { get; init; }

    /// <summary>What is positive, before the average precision in the legend; nothing by default.</summary>
    public string? Name { get; init; }

    internal override void DrawBody(SvgCanvas canvas, ChartArea area) => new LineChart
    {
        FontSize = FontSize,
        X = RocChart.Rate("Recall"),
        Y = RocChart.Rate("Precision"),
        Series = [new(RocChart.Legend(Name, "ap", AveragePrecision), Points) { IsStepped = true }],
    }.DrawBody(canvas, area);
}
