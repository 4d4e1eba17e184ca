namespace Thelper.Vision.Charts;

/// <summary>Lines between two axes.</summary>
public sealed record LineChart : AxisChart
{
    internal const double StrokeWidth = 3;
    private const double DotRadius = 4;

    // Points that lie closer together look like one.
    private const double LeastDistance = 0.25;

    /// <summary>The lines; the later ones lie above.</summary>
    public required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>Places that are marked; none by default.</summary>
    public IReadOnlyList<LineMark> Marks { get; init; } = [];

    internal override void DrawBody(SvgCanvas canvas, ChartArea area)
    {
        LineSeries[] lines = [.. Series.Select(Styled)];
        LegendEntry[] legend =
        [
            .. lines.Select(line => new LegendEntry(line.Name, line.Colour!) { Sign = line.IsDashed ? LegendSign.DashedLine : LegendSign.Line }),
            .. Marks.Select(mark => new LegendEntry(mark.Name, ChartPalette.Faint) { Sign = LegendSign.DashedLine }),
        ];
        var rest = RowLegend.Draw(canvas, area, [.. legend.Where(entry => entry.Name.Length > 0)], FontSize);
        var points = lines.SelectMany(line => line.Points).ToArray();
        var scales = (new AxisScale(X, points.Select(point => point.X)), new AxisScale(Y, points.Select(point => point.Y)));
        var frame = new AxisFrame(canvas, rest, this, scales);
        var runs = lines.Select(line => Runs(line.Points.Select(frame.Place)).ToArray()).ToArray();
        if (runs.All(run => run.Length == 0))
        {
            DrawNothing(canvas, frame.Plot);
            return;
        }

        canvas.Within(frame.Plot, () =>
        {
            DrawMarks(canvas, frame);
            lines.Zip(runs).ToList().ForEach(line => Draw(canvas, line.First, line.Second));
        });
    }

    private static LineSeries Styled(LineSeries line, int index) => line with
    {
        Colour = line.Colour ?? ChartPalette.Category(index),
        IsDashed = line.IsDashed || (line.Colour is null && index / ChartPalette.Count % 2 == 1),
    };

    private void DrawMarks(SvgCanvas canvas, AxisFrame frame)
    {
        foreach (var x in Marks.Select(mark => frame.Place((mark.X, double.NaN)).X).Where(double.IsFinite))
        {
            canvas.Line(new Stroke(ChartPalette.Faint, 2, IsDashed: true), (x, frame.Plot.Top), (x, frame.Plot.Bottom));
        }
    }

    private static void Draw(SvgCanvas canvas, LineSeries line, IEnumerable<IReadOnlyList<(double X, double Y)>> runs)
    {
        foreach (var run in runs)
        {
            if (run.Count > 1)
            {
                canvas.Line(new Stroke(line.Colour!, StrokeWidth, line.IsDashed), line.IsStepped ? Stepped(run) : run);
            }

            foreach (var (x, y) in line.HasDots || run.Count == 1 ? run : [])
            {
                canvas.Circle(x, y, DotRadius, line.Colour!);
            }
        }
    }

    private static IEnumerable<(double X, double Y)> Stepped(IReadOnlyList<(double X, double Y)> run) =>
        run.Zip(run.Skip(1)).SelectMany(pair => new[] { pair.First, (pair.Second.X, pair.First.Y) }).Append(run[^1]);

    /// <summary>The points between gaps.</summary>
    private static IEnumerable<IReadOnlyList<(double X, double Y)>> Runs(IEnumerable<(double X, double Y)> places)
    {
        var run = new List<(double X, double Y)>();
        foreach (var place in places.Append((X: double.NaN, Y: double.NaN)))
        {
            if (double.IsFinite(place.X) && double.IsFinite(place.Y))
            {
                run.Add(place);
            }
            else if (run.Count > 0)
            {
                yield return Thinned(run);
                run = [];
            }
        }
    }

    private static List<(double X, double Y)> Thinned(List<(double X, double Y)> run)
    {
        var kept = new List<(double X, double Y)> { run[0] };
        foreach (var place in run.Skip(1))
        {
            if (Math.Abs(place.X - kept[^1].X) + Math.Abs(place.Y - kept[^1].Y) >= LeastDistance)
            {
                kept.Add(place);
            }
        }

        if (kept[^1] != run[^1])
        {
            kept.Add(run[^1]);
        }

        return kept;
    }
}
