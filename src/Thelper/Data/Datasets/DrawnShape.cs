using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Data.Datasets;

/// <summary>The shapes that can be drawn, in the order of their class indices.</summary>
public enum ShapeKind
{
    /// <summary>A disc.</summary>
    Circle,

    /// <summary>Two bars at right angles.</summary>
    Cross,

    /// <summary>Four equal sides.</summary>
    Square,

    /// <summary>Five points.</summary>
    Star,

    /// <summary>Three equal sides.</summary>
    Triangle,
}

/// <summary>A shape with its place in an image.</summary>
/// <param name="Kind">Which shape.</param>
/// <param name="Centre">In pixels.</param>
/// <param name="Radius">Of the circle around it, in pixels.</param>
/// <param name="Angle">By how much it is turned clockwise, in degrees.</param>
/// <param name="Colour">What it is filled with.</param>
public sealed record DrawnShape(ShapeKind Kind, (float X, float Y) Centre, float Radius, float Angle, Colour Colour)
{
    /// <summary>Fills the shape.</summary>
    /// <param name="image">8-bit; drawn on.</param>
    public void Fill(Image image)
    {
        if (Kind == ShapeKind.Circle)
        {
            image.FillEllipse(Centre, (Radius, Radius), 0, Colour);
            return;
        }

        image.FillPolygon(Outline(), Colour);
    }

    /// <summary>Fills the shape in a label map: the pixels that it covers to half or more.</summary>
    /// <param name="labels">One channel, 8-bit; drawn on.</param>
    /// <param name="label">0 to 255.</param>
    public void FillLabel(Image labels, byte label)
    {
        var value = new Colour(label, label, label);
        if (Kind == ShapeKind.Circle)
        {
            labels.FillEllipse(Centre, (Radius, Radius), 0, value, antiAlias: false);
            return;
        }

        labels.FillPolygon(Outline(), value, antiAlias: false);
    }

    /// <summary>The smallest rectangle around the shape.</summary>
    public Extent Extent() => Kind == ShapeKind.Circle
        ? new Extent(Centre.X - Radius, Centre.Y - Radius, Centre.X + Radius, Centre.Y + Radius)
        : Tasks.Extent.Around([.. Outline().Select(corner => ((double)corner.X, (double)corner.Y))]);

    /// <summary>The corners in pixels; none for a circle.</summary>
    public (float X, float Y)[] Outline() => Kind switch
    {
        ShapeKind.Circle => [],
        ShapeKind.Cross => Corners([(1, 0.3), (0.3, 0.3), (0.3, 1), (-0.3, 1), (-0.3, 0.3), (-1, 0.3), (-1, -0.3),
            (-0.3, -0.3), (-0.3, -1), (0.3, -1), (0.3, -0.3), (1, -0.3)]),
        ShapeKind.Square => Corners(Spokes(4, 1)),
        ShapeKind.Star => Corners(Spokes(10, 0.4)),
        _ => Corners(Spokes(3, 1)),
    };

    /// <summary>Points around the centre, every second one at another distance.</summary>
    private static IEnumerable<(double X, double Y)> Spokes(int count, double second) =>
        from i in Enumerable.Range(0, count)
        let distance = i % 2 == 0 ? 1 : second
        let angle = 2 * Math.PI * i / count
        select (distance * Math.Cos(angle), distance * Math.Sin(angle));

    private (float X, float Y)[] Corners(IEnumerable<(double X, double Y)> unit)
    {
        var (sin, cos) = Math.SinCos(Angle * Math.PI / 180);
        return
        [
            .. unit.Select(point => (
                (float)(Centre.X + (Radius * ((cos * point.X) - (sin * point.Y)))),
                (float)(Centre.Y + (Radius * ((sin * point.X) + (cos * point.Y)))))),
        ];
    }
}
