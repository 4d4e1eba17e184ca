using System.Globalization;

namespace Thelper.Vision.Charts;

/// <summary>
/// The true positive rate over the false positive rate, for all thresholds: square, with the diagonal, on which guesses lie, and
/// <c>auc = 0.953</c> in the legend.
/// </summary>
public sealed record RocChart : Chart
{
    /// <summary>From (0, 0) to (1, 1), in the order of the thresholds, highest first; joined by straight lines.</summary>
    public required IReadOnlyList<(double FalsePositiveRate, double TruePositiveRate)> Points { get; init; }

    /// <summary>The area under the curve, 0 to 1; with NaN the legend has none.</summary>
    public required double AreaUnderCurve { get; init; }

    /// <summary>What is positive, before the area in the legend; nothing by default.</summary>
    public string? Name { get; init; }

    internal override void DrawBody(SvgCanvas canvas, ChartArea area) => new LineChart
    {
        FontSize = FontSize,
        X = Rate("False positive rate"),
        Y = Rate("True positive rate"),
        Series =
        [
            new("", [(0, 0), (1, 1)]) { IsDashed = true, Colour = ChartPalette.Faint },
            new(Legend(Name, "auc", AreaUnderCurve), Points) { Colour = ChartPalette.Category(0) },
        ],
    }.DrawBody(canvas, area);

    // A little more than the rates, so that a curve along the edges is seen.
    internal static ChartAxis Rate(string label) => new() { Label = label, Minimum = -0.02, Maximum = 1.02 };

    internal static string Legend(string? name, string measure, double value) =>
        string.Join(": ", new[] { name, double.IsNaN(value) ? null : string.Create(CultureInfo.InvariantCulture, $"{measure} = {value:F3}") }
            .Where(part => !string.IsNullOrEmpty(part)));
}
