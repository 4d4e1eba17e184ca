using Thelper.Torch;
using Thelper.Vision;
using Thelper.Visualization.Drawing;

namespace Thelper.Visualization;

/// <summary>A sample as it was drawn, in memory that nobody has to free.</summary>
/// <param name="Merit">How good its prediction is; null where that is not known.</param>
/// <param name="Number">Its place in the epoch, from 0.</param>
/// <param name="Panels">Its pictures, side by side.</param>
internal sealed record KeptSample(double? Merit, long Number, IReadOnlyList<KeptPanel> Panels)
{
    /// <summary>What a checkpoint keeps of it.</summary>
    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["merit"] = Merit,
        ["number"] = Number,
        ["panels"] = Panels.Select(panel => (object?)panel.SaveState()).ToList(),
    };

    /// <summary>The sample that <see cref="SaveState"/> wrote.</summary>
    public static KeptSample From(object? state)
    {
        var entries = (IReadOnlyDictionary<string, object?>)state!;
        return new KeptSample(
            entries["merit"] as double?, (long)entries["number"]!,
            [.. ((IReadOnlyList<object?>)entries["panels"]!).Select(KeptPanel.From)]);
    }
}

/// <summary>A panel in memory that nobody has to free.</summary>
/// <param name="Pixels">Height x width x 3, RGB.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Lines">The text under it.</param>
internal sealed record KeptPanel(byte[] Pixels, int Width, int Height, IReadOnlyList<CaptionLine> Lines)
{
    /// <param name="panel">Stays the caller's.</param>
    /// <param name="further">Lines to put under its own.</param>
    public static KeptPanel Of(Panel panel, params IEnumerable<CaptionLine> further) =>
        new(panel.Picture.AsSpan<byte>().ToArray(), panel.Picture.Width, panel.Picture.Height, [.. panel.Lines, .. further]);

    /// <summary>The panel; the caller disposes it.</summary>
    public Panel Draw() => new(Image.FromPixels<byte>(Pixels, Width, Height, channels: 3), Lines);

    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["pixels"] = Tensors.From<byte>(Pixels, Height, Width, 3),
        ["texts"] = Lines.Select(line => (object?)line.Text).ToList(),
        ["colours"] = Tensors.From<byte>([.. Lines.SelectMany(line => new[] { line.Colour.R, line.Colour.G, line.Colour.B })], Lines.Count, 3),
    };

    public static KeptPanel From(object? state)
    {
        var entries = (IReadOnlyDictionary<string, object?>)state!;
        var pixels = (Tensor)entries["pixels"]!;
        var colours = ((Tensor)entries["colours"]!).ToArray<byte>();
        var texts = ((IReadOnlyList<object?>)entries["texts"]!).Cast<string>();
        return new KeptPanel(
            pixels.ToArray<byte>(), (int)pixels.Size(1), (int)pixels.Size(0),
            [.. texts.Select((text, i) => new CaptionLine(text, new Colour(colours[3 * i], colours[(3 * i) + 1], colours[(3 * i) + 2])))]);
    }
}
