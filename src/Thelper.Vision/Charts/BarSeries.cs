namespace Thelper.Vision.Charts;

/// <summary>A part of each bar of a <see cref="BarChart"/>.</summary>
/// <param name="Name">In the legend.</param>
/// <param name="Values">One for each bar; what is not above 0, or no finite number, is not drawn.</param>
public sealed record BarSeries(string Name, IReadOnlyList<double> Values)
{
    /// <summary>As SVG writes it; by default each part has its own of <see cref="ChartPalette"/>.</summary>
    public string? Colour { get; init; }
}
