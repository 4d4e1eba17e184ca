using System.Globalization;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Visualization.Drawing;

/// <summary>An image with the objects that were found, and beside it with those that are there.</summary>
internal static class BoxPanels
{
    private const double TextScale = 0.35;
    private const float LineWidth = 2;

    /// <param name="image">Is disposed.</param>
    /// <param name="iteration">The batch.</param>
    /// <param name="index">The sample.</param>
    /// <param name="form">How large, and which boxes.</param>
    public static IReadOnlyList<Panel> Of(Image image, Iteration iteration, int index, PanelForm form)
    {
        using (image)
        {
            var scale = Panel.ScaleFor(image.Width, image.Height, form.LargestSide);
            var found = iteration.Boxes!.Predicted[index].Where(box => !(box.Confidence < form.MinConfidence));
            var panels = new List<Panel>();
            if (iteration.Boxes.Truth is { } truth)
            {
                panels.Add(new Panel(Drawn(truth[index]), new CaptionLine("GT")));
            }

            panels.Add(new Panel(Drawn(found), new CaptionLine("Pred")));
            return panels;

            Image Drawn(IEnumerable<BoundingBox> boxes)
            {
                var picture = Panel.Scaled(image, form.LargestSide);
                boxes.ToList().ForEach(box => Draw(picture, box, scale, iteration.Task));
                return picture;
            }
        }
    }

    private static void Draw(Image picture, BoundingBox box, double scale, LearningTask task)
    {
        var colour = ColourOf(box.ClassIndex, task);
        var (left, top) = ((float)(box.Extent.Left * scale), (float)(box.Extent.Top * scale));
        var (right, bottom) = ((float)(box.Extent.Right * scale), (float)(box.Extent.Bottom * scale));
        Fill(left, top, right, top + LineWidth);
        Fill(left, bottom - LineWidth, right, bottom);
        Fill(left, top, left + LineWidth, bottom);
        Fill(right - LineWidth, top, right, bottom);

        var text = (task as IClassTask)?.Classes.NameOf(box.ClassIndex) ?? $"{box.ClassIndex}";
        text += box.Confidence is { } sure ? string.Create(CultureInfo.InvariantCulture, $" {sure:F3}") : "";
        var size = Image.MeasureText(text, TextScale);
        var baseline = Math.Max(top - size.Descent, size.Ascent + 1);
        var start = Math.Clamp(left, 0, Math.Max(0, picture.Width - size.Width));
        Fill(start, baseline - size.Ascent - 1, start + size.Width, baseline + size.Descent);
        var isDark = (0.299 * colour.R) + (0.587 * colour.G) + (0.114 * colour.B) < 140;
        picture.DrawText(text, (int)start, (int)baseline, isDark ? new Colour(255, 255, 255) : CaptionLine.Black, TextScale);

        void Fill(float x0, float y0, float x1, float y1) =>
            picture.FillPolygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], colour, antiAlias: false);
    }

    // Black is the palette's first colour, and hard to see.
    private static Colour ColourOf(int index, LearningTask task) =>
        task is Detection detection && detection.ColourMap.TryGetValue(index, out var own) ? own : ClassPalette.ColourOf(index + 1);
}
