using Thelper.Vision;

namespace Thelper.Visualization.Drawing;

/// <summary>Puts panels side by side and below each other, on white.</summary>
internal static class PanelGrid
{
    private const int Gap = 6;
    private const int LineHeight = 15;
    private const int TextHang = 4;
    private const double TextScale = 0.4;
    private const int Narrowest = 96;

    /// <summary>Draws all panels of all samples; those of one sample stay side by side.</summary>
    /// <param name="samples">At least one; each with as many panels.</param>
    /// <returns>UInt8 RGB; the caller's.</returns>
    public static Image Draw(IReadOnlyList<IReadOnlyList<Panel>> samples)
    {
        var panels = samples.SelectMany(sample => sample).ToArray();
        var parts = samples[0].Count;
        var columns = parts * Math.Max(1, (int)Math.Round(Math.Sqrt(panels.Length) / parts, MidpointRounding.AwayFromZero));
        columns = Math.Min(columns, panels.Length);
        var (width, height) = (panels.Max(panel => Math.Max(panel.Picture.Width, Narrowest)), panels.Max(panel => panel.Picture.Height));
        var captions = panels.Max(panel => panel.Lines.Count) * LineHeight;
        var rows = (panels.Length + columns - 1) / columns;
        var grid = new Image(
            Gap + (columns * (width + Gap)), Gap + (rows * (height + captions + Gap)), channels: 3, PixelDepth.UInt8);
        grid.AsSpan<byte>().Fill(byte.MaxValue);
        for (var i = 0; i < panels.Length; i++)
        {
            var (x, y) = (Gap + (i % columns * (width + Gap)), Gap + (i / columns * (height + captions + Gap)));
            Copy(panels[i].Picture, grid, x, y);
            for (var line = 0; line < panels[i].Lines.Count; line++)
            {
                var (text, colour) = panels[i].Lines[line];
                var baseline = y + panels[i].Picture.Height + ((line + 1) * LineHeight) - TextHang;
                grid.DrawText(Fitting(text, width), x, baseline, colour, TextScale);
            }
        }

        return grid;
    }

    /// <summary>The text, cut to a width.</summary>
    private static string Fitting(string text, int width)
    {
        const string more = "...";
        if (Image.MeasureText(text, TextScale).Width <= width)
        {
            return text;
        }

        var length = text.Length;
        while (length > 0 && Image.MeasureText(text[..length] + more, TextScale).Width > width)
        {
            length--;
        }

        return text[..length] + more;
    }

    private static void Copy(Image source, Image target, int x, int y)
    {
        const int channels = 3;
        var from = source.AsSpan<byte>();
        var to = target.AsSpan<byte>();
        for (var row = 0; row < source.Height; row++)
        {
            from.Slice(row * source.Width * channels, source.Width * channels)
                .CopyTo(to[((((y + row) * target.Width) + x) * channels)..]);
        }
    }
}
