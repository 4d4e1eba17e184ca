namespace Thelper.Vision.Charts;

/// <summary>Which colour of a <see cref="MatrixChart"/> is which value.</summary>
/// <param name="maximum">The value of the darkest one.</param>
/// <param name="fontSize">Of the chart.</param>
internal sealed class ColourBar(double maximum, double fontSize)
{
    private const int Steps = 64;

    private readonly AxisScale _scale = new(new ChartAxis { Minimum = 0, Maximum = maximum }, []);
    private readonly double _size = 0.7 * fontSize;

    /// <summary>What it needs to the right of the map.</summary>
    public double Width => (2 * fontSize) + _scale.Ticks(20 * _size, _ => 2 * _size).Max(tick => ChartText.WidthOf(tick.Label, _size));

    /// <summary>Draws it beside the map, as high.</summary>
    public void Draw(SvgCanvas canvas, ChartArea map)
    {
        var bar = new ChartArea(map.Right + (0.6 * fontSize), map.Top, 0.8 * fontSize, map.Height);
        for (var i = 0; i < Steps; i++)
        {
            var step = new ChartArea(bar.Left, bar.Bottom - ((i + 1) * bar.Height / Steps), bar.Width, bar.Height / Steps);
            canvas.Rectangle(step, ChartPalette.Blue((i + 0.5) / Steps), isCrisp: true);
        }

        canvas.Frame(bar, new Stroke(ChartPalette.Faint, 1));
        foreach (var tick in _scale.Ticks(20 * _size, _ => 2 * _size))
        {
            canvas.Text(bar.Right + (_size / 3), bar.Bottom - (tick.Share * bar.Height), tick.Label, new TextStyle(_size));
        }
    }
}
