using Thelper.Vision;
using Thelper.Vision.Charts;

namespace Thelper.Visualization;

/// <summary>
/// Samples in the plane. A point's centre has the colour of its true class and its border that of the predicted one; where they
/// differ, a white ring is between the two.
/// </summary>
internal static class EmbeddingChart
{
    /// <param name="options">Size, title, and the colour of what has no class.</param>
    /// <param name="classes">With their colours; empty where there are none.</param>
    /// <param name="places">The samples' places, in the order of the set.</param>
    /// <param name="set">Their classes, true and predicted.</param>
    public static SvgDocument Draw(
        ProjectionOptions options, IReadOnlyList<(int Index, string Name, Colour Colour)> classes,
        IReadOnlyList<(double X, double Y)> places, EmbeddedSet set)
    {
        var colours = classes.ToDictionary(entry => (long)entry.Index, entry => $"#{entry.Colour.R:x2}{entry.Colour.G:x2}{entry.Colour.B:x2}");
        var (width, height) = (options.Figsize[0] * options.Dpi, options.Figsize[1] * options.Dpi);
        return new ScatterChart
        {
            Width = width,
            Height = height,
            Title = options.Title,
            HasAxes = false,
            Points = [.. places.Select((place, i) => new ScatterPoint(place.X, place.Y, ColourOf(set.Labels, i)) { Border = ColourOf(set.Predictions ?? set.Labels, i) })],
            Legend = [.. classes.Select(entry => new LegendEntry(entry.Name, colours[entry.Index]))],
        }.Draw();

        string ColourOf(IReadOnlyList<long>? indices, int i) =>
            indices is null ? options.DefaultColour : colours.GetValueOrDefault(indices[i], options.DefaultColour);
    }
}
