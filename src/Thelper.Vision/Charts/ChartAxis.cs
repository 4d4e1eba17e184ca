namespace Thelper.Vision.Charts;

/// <summary>One of the two axes of a chart.</summary>
public sealed record ChartAxis
{
    /// <summary>What its numbers are; nothing by default.</summary>
    public string? Label { get; init; }

    /// <summary>Whether equal factors have equal distances; values of 0 and below have no place then. False by default.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Whether only whole numbers stand beside it, as of epochs; false by default.</summary>
    public bool HasWholeNumbers { get; init; }

    /// <summary>Its first value; by default a little less than the smallest of the chart.</summary>
    public double? Minimum { get; init; }

    /// <summary>Its last value; by default a little more than the largest of the chart.</summary>
    public double? Maximum { get; init; }
}
