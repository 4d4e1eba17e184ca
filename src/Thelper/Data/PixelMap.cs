using System.Runtime.CompilerServices;
using Thelper.Vision;

namespace Thelper.Data;

/// <summary>A function of one pixel value and its channel, such as a normalisation. Computed in single precision.</summary>
public abstract class PixelMap
{
    /// <summary>The number of channels that the map is made for; null for any.</summary>
    public virtual int? Channels => null;

    /// <summary>The new value.</summary>
    /// <param name="channel">Counted from 0.</param>
    /// <param name="value">The value before.</param>
    public abstract float Apply(int channel, float value);
}

/// <summary>
/// Maps that follow one another. For 8-bit images the whole chain is one table of 256 values per channel, made once: the
/// numbers are those of the maps applied one by one, at the cost of a look-up.
/// </summary>
internal sealed class PixelMapChain
{
    public static readonly PixelMapChain Empty = new(null, null);

    // Weak, so that the maps of a session that has ended do not stay.
    private readonly ConditionalWeakTable<PixelMap, PixelMapChain> _longer = [];
    private readonly PixelMapChain? _before;
    private readonly PixelMap? _last;
    private PixelTable? _table;

    private PixelMapChain(PixelMapChain? before, PixelMap? last) => (_before, _last) = (before, last);

    public bool IsEmpty => _last is null;

    public PixelMapChain Then(PixelMap map) => _longer.GetValue(map, last => new PixelMapChain(this, last));

    public float Apply(int channel, float value) =>
        _last is null ? value : _last.Apply(channel, _before!.Apply(channel, value));

    public PixelTable TableFor(int channels)
    {
        var table = _table;
        if (table is null || table.Channels != channels)
        {
            _table = table = new PixelTable(channels, (channel, value) => Apply(channel, value));
        }

        return table;
    }
}
