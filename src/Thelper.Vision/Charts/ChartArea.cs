namespace Thelper.Vision.Charts;

/// <summary>A rectangle on a chart, in pixels from its upper left corner.</summary>
internal readonly record struct ChartArea(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double CentreX => Left + (Width / 2);

    public double CentreY => Top + (Height / 2);

    /// <summary>What is left of it within margins; never less than a pixel.</summary>
    public ChartArea Within(double left = 0, double top = 0, double right = 0, double bottom = 0) =>
        new(Left + left, Top + top, Math.Max(1, Width - left - right), Math.Max(1, Height - top - bottom));
}
