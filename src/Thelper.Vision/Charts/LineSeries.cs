namespace Thelper.Vision.Charts;

/// <summary>A line of a <see cref="LineChart"/>.</summary>
/// <param name="Name">In the legend; empty for none there.</param>
/// <param name="Points">
/// From one to the next, in order. A point with NaN or infinity, or with 0 or less on a logarithmic axis, is a gap.
/// </param>
public sealed record LineSeries(string Name, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>Whether the line is broken; false by default.</summary>
    public bool IsDashed { get; init; }

    /// <summary>Whether a value holds until the next point; false by default.</summary>
    public bool IsStepped { get; init; }

    /// <summary>Whether each point has a dot; false by default. A point between gaps has one anyway.</summary>
    public bool HasDots { get; init; }

    /// <summary>As SVG writes it; by default each line has its own of <see cref="ChartPalette"/>.</summary>
    public string? Colour { get; init; }
}

/// <summary>An upright line through a <see cref="LineChart"/> that marks a place, such as the best epoch.</summary>
/// <param name="Name">In the legend.</param>
/// <param name="X">Where.</param>
public sealed record LineMark(string Name, double X);
