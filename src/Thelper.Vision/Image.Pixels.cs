using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    /// <summary>
    /// Writes the numbers as they are, as channels x height x width: the layout of a tensor's images.
    /// </summary>
    /// <param name="destination">Exactly Width x Height x Channels values.</param>
    /// <param name="mirror">Exchanges left and right on the way, as <see cref="FlipHorizontal"/> would before.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void WriteChannelsFirst(Span<float> destination, bool mirror = false) =>
        Write(destination, ChannelOrder.First, mirror);

    /// <summary>
    /// Writes what <paramref name="table"/> makes of each value, as channels x height x width: the layout of a tensor's
    /// images.
    /// </summary>
    /// <param name="destination">Exactly Width x Height x Channels values.</param>
    /// <param name="table">With as many channels as the image.</param>
    /// <param name="mirror">Exchanges left and right on the way, as <see cref="FlipHorizontal"/> would before.</param>
    /// <exception cref="ArgumentException">The length, or the table's number of channels, is wrong.</exception>
    /// <exception cref="InvalidOperationException">The image is not UInt8.</exception>
    public void WriteChannelsFirst(Span<float> destination, PixelTable table, bool mirror = false) =>
        Write(destination, table, ChannelOrder.First, mirror);

    /// <summary>
    /// Resizes with <see cref="Interpolation.Linear"/> and writes what <paramref name="table"/> makes of each value, as
    /// channels x height x width: the same numbers, to the last bit, as <see cref="Resize"/> and then
    /// <see cref="WriteChannelsFirst(Span{float}, PixelTable, bool)"/> give, in less time.
    /// </summary>
    /// <param name="destination">Exactly <paramref name="width"/> x <paramref name="height"/> x Channels values.</param>
    /// <param name="table">With as many channels as the image.</param>
    /// <param name="width">In pixels, at least 1.</param>
    /// <param name="height">In pixels, at least 1.</param>
    /// <param name="mirror">Exchanges left and right on the way, as <see cref="FlipHorizontal"/> would before.</param>
    /// <exception cref="ArgumentException">A size, or the table's number of channels, is wrong.</exception>
    /// <exception cref="InvalidOperationException">The image is not UInt8.</exception>
    public void WriteResizedChannelsFirst(
        Span<float> destination, PixelTable table, int width, int height, bool mirror = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        RequireRoom(destination, width, height);
        RequireMappable(table);
        if (Channels is 1 or 3 or 4)
        {
            NativeMethods.ImageWriteResized(
                Handle, new WriteTarget(width, height, mirror ? 1 : 0), table.Values, destination);
            return;
        }
        using var resized = Resize(width, height);
        resized.WriteChannelsFirst(destination, table, mirror);
    }

    /// <summary>Writes the numbers as they are, as height x width x channels.</summary>
    /// <inheritdoc cref="WriteChannelsFirst(Span{float}, bool)" path="/param|/exception"/>
    public void WriteChannelsLast(Span<float> destination, bool mirror = false) =>
        Write(destination, ChannelOrder.Last, mirror);

    /// <summary>Writes what <paramref name="table"/> makes of each value, as height x width x channels.</summary>
    /// <inheritdoc cref="WriteChannelsFirst(Span{float}, PixelTable, bool)" path="/param|/exception"/>
    public void WriteChannelsLast(Span<float> destination, PixelTable table, bool mirror = false) =>
        Write(destination, table, ChannelOrder.Last, mirror);

    private void Write(Span<float> destination, ChannelOrder order, bool mirror)
    {
        RequireRoom(destination, Width, Height);
        NativeMethods.ImageWrite(Handle, order, mirror ? 1 : 0, destination);
    }

    private void Write(Span<float> destination, PixelTable table, ChannelOrder order, bool mirror)
    {
        RequireRoom(destination, Width, Height);
        RequireMappable(table);
        NativeMethods.ImageWriteMapped(Handle, order, mirror ? 1 : 0, table.Values, destination);
    }

    private void RequireMappable(PixelTable table)
    {
        if (Depth != PixelDepth.UInt8)
        {
            throw new InvalidOperationException(
                $"A pixel table maps UInt8 values, and this image has {Depth}; write it without a table.");
        }
        if (table.Channels != Channels)
        {
            throw new ArgumentException(
                $"The table has {table.Channels} channels, but the image has {Channels}.", nameof(table));
        }
    }

    private void RequireRoom(Span<float> destination, int width, int height)
    {
        var count = (Int128)width * height * Channels;
        if (destination.Length != count)
        {
            throw new ArgumentException(
                $"The image has {width} x {height} x {Channels} = {count} values, but the destination has room "
                + $"for {destination.Length}.", nameof(destination));
        }
    }
}
