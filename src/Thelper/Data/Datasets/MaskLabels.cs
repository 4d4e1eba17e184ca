using System.Globalization;
using Thelper.Vision;

namespace Thelper.Data.Datasets;

/// <summary>Turns mask files into label maps. Several threads may use it at once.</summary>
internal sealed class MaskLabels
{
    private readonly IReadOnlyDictionary<int, int> _labels;
    private readonly MaskChannel? _channel;
    private readonly bool _byColour;
    private readonly PixelDepth _depth;

    private MaskLabels(IReadOnlyDictionary<int, int> labels, MaskChannel? channel, bool byColour)
    {
        (_labels, _channel, _byColour) = (labels, channel, byColour);
        _depth = labels.Values.Max() <= byte.MaxValue ? PixelDepth.UInt8 : PixelDepth.UInt16;
    }

    /// <summary>The numbers of one channel tell the labels.</summary>
    /// <param name="labels">Labels, 0 to 65535, by the numbers in the mask.</param>
    /// <param name="channel">Where a mask has several; null where it must have one.</param>
    public static MaskLabels ByValue(IReadOnlyDictionary<int, int> labels, MaskChannel? channel) =>
        new(labels, channel, byColour: false);

    /// <summary>Colours tell the labels.</summary>
    /// <param name="labels">Labels, 0 to 65535, by the colours in the mask.</param>
    public static MaskLabels ByColour(IEnumerable<KeyValuePair<Colour, int>> labels) =>
        new(labels.ToDictionary(pair => Packed(pair.Key.R, pair.Key.G, pair.Key.B), pair => pair.Value), null, byColour: true);

    /// <summary>Reads a mask; the caller owns the label map.</summary>
    /// <exception cref="DataException">The file cannot be read, or has a value that no label belongs to.</exception>
    public LabelMap Read(SourceImage mask)
    {
        using var image = mask.Decode(ImageColours.Unchanged);
        var values = _byColour ? Colours(image, mask.Path) : Numbers(image, mask.Path);
        var labels = new Image(image.Width, image.Height, channels: 1, _depth);
        try
        {
            Translate(values, labels, mask.Path);
            return new LabelMap(labels);
        }
        catch
        {
            labels.Dispose();
            throw;
        }
    }

    private void Translate(int[] values, Image labels, string path)
    {
        var bytes = _depth == PixelDepth.UInt8 ? labels.AsSpan<byte>() : default;
        var words = _depth == PixelDepth.UInt16 ? labels.AsSpan<ushort>() : default;
        var (known, label) = (-1, 0);
        for (var i = 0; i < values.Length; i++)
        {
            // Neighbours are mostly equal, and so need not be looked up.
            if (values[i] != known)
            {
                known = values[i];
                label = _labels.TryGetValue(known, out var found) ? found : throw Unknown(values, i, labels.Width, path);
            }

            if (bytes.IsEmpty)
            {
                words[i] = (ushort)label;
            }
            else
            {
                bytes[i] = (byte)label;
            }
        }
    }

    private DataException Unknown(int[] values, int first, int width, string path)
    {
        var value = values[first];
        var others = values.Where(each => each != value && !_labels.ContainsKey(each)).Distinct().Order().Take(4).Select(Shown)
            .ToArray();
        return new DataException(
            $"The mask {path} has the {(_byColour ? "colour" : "value")} {Shown(value)} in "
            + $"{values.Count(each => each == value):N0} pixels, first in "
            + $"column {first % width}, row {first / width} (from 0), but known are "
            + $"{string.Join(", ", _labels.Keys.Order().Take(30).Select(Shown))}"
            + (_labels.Count > 30 ? ", ..." : "")
            + (others.Length > 0 ? $"; unknown are also {string.Join(", ", others)}" : "")
            + ". Name it among the classes, map it, or mend the mask.");
    }

    private string Shown(int value) => _byColour
        ? $"[{value >> 16}, {(value >> 8) & 255}, {value & 255}]" : value.ToString(CultureInfo.InvariantCulture);

    private static int[] Colours(Image image, string path)
    {
        if (image.Depth != PixelDepth.UInt8)
        {
            throw new DataException(
                $"The mask {path} has {image.Depth} values, but colours of classes are told by masks of 8 bits.");
        }

        var pixels = image.AsSpan<byte>();
        var values = new int[image.Width * image.Height];
        var (green, blue) = image.Channels >= 3 ? (1, 2) : (0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            var pixel = pixels.Slice(i * image.Channels, image.Channels);
            values[i] = Packed(pixel[0], pixel[green], pixel[blue]);
        }

        return values;
    }

    private int[] Numbers(Image image, string path)
    {
        var channel = image.Channels == 1 && _channel != MaskChannel.Alpha ? 0 : (int?)_channel;
        if (channel is not { } chosen || chosen >= image.Channels)
        {
            throw new DataException(
                $"The mask {path} has {image.Channels} channels"
                + (_channel is null
                    ? "; say with mask_channel which of them holds the classes, or with color_map which colours stand for them."
                    : $", and none of them is {_channel.ToString()!.ToLowerInvariant()}; choose another mask_channel."));
        }

        return image.Depth switch
        {
            PixelDepth.UInt8 => Channel<byte>(image, chosen, static value => value),
            PixelDepth.UInt16 => Channel<ushort>(image, chosen, static value => value),
            _ => throw new DataException($"The mask {path} has floating-point values; classes are told by integers."),
        };
    }

    private static int[] Channel<T>(Image image, int channel, Func<T, int> widen)
        where T : unmanaged
    {
        var pixels = image.AsSpan<T>();
        var values = new int[image.Width * image.Height];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = widen(pixels[(i * image.Channels) + channel]);
        }

        return values;
    }

    private static int Packed(byte red, byte green, byte blue) => (red << 16) | (green << 8) | blue;
}

/// <summary>The channel of a colour mask that tells the classes.</summary>
public enum MaskChannel
{
    /// <summary>The first one.</summary>
    Red,

    /// <summary>The second one.</summary>
    Green,

    /// <summary>The third one.</summary>
    Blue,

    /// <summary>The fourth one.</summary>
    Alpha,
}
