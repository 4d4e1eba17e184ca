using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    /// <summary>A new image with the channels that are named, in that order; one may be named more than once.</summary>
    /// <param name="channels">Counted from 0; 1 to 512 of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel, or there are too few or too many.</exception>
    public Image SelectChannels(params ReadOnlySpan<int> channels)
    {
        ArgumentOutOfRangeException.ThrowIfZero(channels.Length, nameof(channels));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels.Length, MaxChannels, nameof(channels));
        foreach (var channel in channels)
        {
            if (channel < 0 || channel >= Channels)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(channels), channel, $"The channels of this image are 0 to {Channels - 1}.");
            }
        }
        NativeMethods.ImageSelectChannels(Handle, channels, channels.Length, out var selected);
        return new Image(selected);
    }

    /// <summary>A new image with the channels of all parts, one part after the other.</summary>
    /// <param name="parts">At least one; all of the same size and depth, and 512 channels at most together.</param>
    /// <exception cref="ArgumentException">There is no part, or two differ in size or depth.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are more than 512 channels.</exception>
    public static Image MergeChannels(params IReadOnlyList<Image> parts)
    {
        if (parts.Count == 0)
        {
            throw new ArgumentException("There must be at least one image to merge.", nameof(parts));
        }
        var first = parts[0];
        foreach (var part in parts)
        {
            first.RequireAlike(part, nameof(parts));
        }
        var merged = new Image(first.Width, first.Height, parts.Sum(part => part.Channels), first.Depth);
        var next = 0;
        foreach (var part in parts)
        {
            merged.SetChannels(next, part);
            next += part.Channels;
        }
        return merged;
    }

    /// <summary>Overwrites channels of this image with all of another's.</summary>
    /// <param name="first">The first one to overwrite, counted from 0.</param>
    /// <param name="source">Of the same size and depth; its channels must fit from the first on.</param>
    /// <exception cref="ArgumentException">The other image differs in size or depth.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many channels.</exception>
    public void SetChannels(int first, Image source)
    {
        RequireAlike(source, nameof(source));
        if (first < 0 || first > Channels - source.Channels)
        {
            throw new ArgumentOutOfRangeException(
                nameof(first), first, $"{source.Channels} of {Channels} channels start at 0 to {Channels - source.Channels}.");
        }
        NativeMethods.ImageSetChannels(Handle, first, source.Handle);
    }

    private void RequireAlike(Image other, string name)
    {
        if (other.Width != Width || other.Height != Height || other.Depth != Depth)
        {
            throw new ArgumentException(
                $"The images must be alike, but one has {Width} x {Height} pixels of {Depth} and another "
                + $"{other.Width} x {other.Height} of {other.Depth}.", name);
        }
    }
}
