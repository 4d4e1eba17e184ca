namespace Thelper.Vision;

/// <summary>
/// For each channel, the float that each of the 256 byte values becomes: scaling, mean and deviation, or any other
/// function of one value, paid for once instead of at each pixel. Immutable, so threads may share it.
/// </summary>
public sealed class PixelTable
{
    private const int ValuesPerChannel = 256;
    private readonly float[] _values;

    /// <summary>Calls <paramref name="map"/> once for each channel and byte value.</summary>
    /// <param name="channels">1 to 512.</param>
    /// <param name="map">From the channel, counted from 0, and the byte.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of channels is out of its range.</exception>
    public PixelTable(int channels, Func<int, byte, float> map)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, Image.MaxChannels);
        _values = new float[channels * ValuesPerChannel];
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = map(i / ValuesPerChannel, (byte)(i % ValuesPerChannel));
        }
    }

    /// <summary>Copies the 256 values of the first channel, then the 256 of the second, and so on.</summary>
    /// <exception cref="ArgumentException">The length is not a positive multiple of 256.</exception>
    public PixelTable(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty || values.Length % ValuesPerChannel != 0)
        {
            throw new ArgumentException(
                $"A pixel table has 256 values for each channel; {values.Length} is not a multiple of 256.",
                nameof(values));
        }
        _values = values.ToArray();
    }

    /// <summary>How many channels an image must have to be written through this table.</summary>
    public int Channels => _values.Length / ValuesPerChannel;

    /// <summary>What <paramref name="value"/> becomes in <paramref name="channel"/>.</summary>
    public float this[int channel, byte value] => _values[(channel * ValuesPerChannel) + value];

    internal ReadOnlySpan<float> Values => _values;
}
