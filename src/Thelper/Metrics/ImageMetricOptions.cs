using System.ComponentModel.DataAnnotations;

namespace Thelper.Metrics;

/// <summary>The options of metrics that relate errors to the range of the numbers.</summary>
public abstract record ImageMetricOptions : WindowOptions
{
    /// <summary>The distance from the lowest to the highest possible number, such as 255; above 0, 1 by default.</summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double DataRange { get; init; } = 1;
}
