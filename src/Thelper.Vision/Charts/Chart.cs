namespace Thelper.Vision.Charts;

/// <summary>
/// A picture of numbers. Its text never overlaps: names are shortened with an ellipsis or left out where there is no room, and
/// the room is told without a font, so the same chart gives the same bytes everywhere.
/// </summary>
public abstract record Chart
{
    private protected Chart()
    {
    }

    /// <summary>In pixels, above 0; 800 by default.</summary>
    public double Width { get; init; } = 800;

    /// <summary>In pixels, above 0; 800 by default.</summary>
    public double Height { get; init; } = 800;

    /// <summary>The size of the letters in pixels, above 0; 22 by default. Some are smaller where many must fit.</summary>
    public double FontSize { get; init; } = 22;

    /// <summary>Stands above it; nothing by default.</summary>
    public string? Title { get; init; }

    /// <summary>The size of the document; some charts need more room than was given.</summary>
    internal virtual (double Width, double Height) Size => (Width, Height);

    /// <summary>How high the title is with its distance to the rest.</summary>
    private protected double TitleHeight => string.IsNullOrWhiteSpace(Title) ? 0 : TitleSize * ChartText.LineHeight;

    private double TitleSize => 1.2 * FontSize;

    /// <summary>Draws it.</summary>
    public SvgDocument Draw()
    {
        var (width, height) = Size;
        using var canvas = new SvgCanvas(width, height);
        Draw(canvas, new ChartArea(0, 0, width, height));
        return canvas.Finish();
    }

    /// <summary>Draws it as a part of a drawing.</summary>
    internal void Draw(SvgCanvas canvas, ChartArea area)
    {
        var margin = FontSize / 2;
        var inner = area.Within(margin, margin, margin, margin);
        if (!string.IsNullOrWhiteSpace(Title))
        {
            var title = ChartText.Shorten(Title, TitleSize, inner.Width);
            canvas.Text(inner.CentreX, inner.Top + (TitleSize / 2), title, new TextStyle(TitleSize, TextAnchor.Middle));
            inner = inner.Within(top: TitleHeight);
        }

        DrawBody(canvas, inner);
    }

    /// <summary>Draws all but the title.</summary>
    internal abstract void DrawBody(SvgCanvas canvas, ChartArea area);
}
