namespace Thelper.Vision.Charts;

/// <summary>
/// The names of bands that lie side by side, such as the rows of a matrix: as large as the bands allow, but where that is too
/// small to read, of every second, third and so on only.
/// </summary>
internal sealed class BandLabels
{
    private const double Smallest = 0.5;
    private const double Largest = 1;
    private const double LineHeight = 1.2;
    private const double Distance = 0.4;
    private const double LeastLevel = 0.75;

    private readonly (int Index, string Name)[] _shown;
    private readonly bool _isLevel;

    /// <param name="names">One for each band.</param>
    /// <param name="band">How much room a band has across its name.</param>
    /// <param name="fontSize">Of the chart.</param>
    /// <param name="room">How long a name may be.</param>
    /// <param name="areColumns">Whether the bands are columns; their names are upright where they cannot be level.</param>
    public BandLabels(IReadOnlyList<string> names, double band, double fontSize, double room, bool areColumns = false)
    {
        Size = Math.Clamp(band / LineHeight, Smallest * fontSize, Largest * fontSize);
        var levelSize = Math.Min(Size, band / (names.Select(name => ChartText.WidthOf(name, 1)).DefaultIfEmpty(0).Max() + Distance));
        _isLevel = !areColumns || levelSize >= LeastLevel * Size;
        Size = areColumns && _isLevel ? levelSize : Size;
        var stride = Math.Max(1, (int)Math.Ceiling(Size * LineHeight / Math.Max(band, 0.01)));
        _shown = [.. Enumerable.Range(0, names.Count).Where(i => i % stride == 0).Select(i => (i, ChartText.Shorten(names[i], Size, room)))];
        var widest = _shown.Select(label => ChartText.WidthOf(label.Name, Size)).DefaultIfEmpty(0).Max();
        Room = (areColumns && _isLevel ? Size * ChartText.LineHeight : widest) + (Distance * Size);
    }

    /// <summary>The size of the letters.</summary>
    public double Size { get; }

    /// <summary>What the names need beside the bands.</summary>
    public double Room { get; }

    /// <summary>Whether each band has its name.</summary>
    public bool AreAllShown => _shown.Length == 0 || _shown[^1].Index == _shown.Length - 1;

    /// <summary>Writes the names of rows to the left of an area.</summary>
    /// <param name="canvas">What is drawn on.</param>
    /// <param name="area">Of the rows.</param>
    /// <param name="count">Of the rows.</param>
    public void DrawRows(SvgCanvas canvas, ChartArea area, int count)
    {
        foreach (var (index, name) in _shown)
        {
            var y = area.Top + ((index + 0.5) / count * area.Height);
            canvas.Text(area.Left - (Distance * Size), y, name, new TextStyle(Size, TextAnchor.End));
        }
    }

    /// <summary>Writes the names of columns below an area.</summary>
    /// <inheritdoc cref="DrawRows" path="/param"/>
    public void DrawColumns(SvgCanvas canvas, ChartArea area, int count)
    {
        foreach (var (index, name) in _shown)
        {
            var x = area.Left + ((index + 0.5) / count * area.Width);
            var y = area.Bottom + (Distance * Size) + (_isLevel ? Size * ChartText.LineHeight / 2 : 0);
            canvas.Text(x, y, name, new TextStyle(Size, _isLevel ? TextAnchor.Middle : TextAnchor.End, IsUpward: !_isLevel));
        }
    }
}
