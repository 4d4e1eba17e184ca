namespace Thelper.Vision.Charts;

/// <summary>A value that is named beside an axis.</summary>
/// <param name="Share">Where it lies between the ends of the axis, 0 to 1.</param>
/// <param name="Label">Its text.</param>
internal readonly record struct AxisTick(double Share, string Label);
