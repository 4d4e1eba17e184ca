using System.Globalization;
using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="SelectChannels"/>.</summary>
public sealed record SelectChannelsOptions : ITransformOptions, IValidatedOptions
{
    private const string Allowed = "must be a channel, a list of different channels, or a section of old to new channels, counted from 0";

    /// <summary>
    /// One channel; or a list of them in the order of the result; or a section from the old place to the new one, in which
    /// null drops a channel and the new places are 0, 1, 2 and so on.
    /// </summary>
    public required ConfigNode Channels { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        var channels = Read();
        if (channels is null)
        {
            yield return new(nameof(Channels), $"{Allowed}, but is {Describe(Channels)}.");
        }
        else if (channels.Length == 0)
        {
            yield return new(nameof(Channels), "must name at least one channel to keep.");
        }
        else if (channels.Distinct().Count() < channels.Length)
        {
            yield return new(nameof(Channels), $"must not name a channel twice, but is {Describe(Channels)}.");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new SelectChannels(Read()!);

    private int[]? Read() => Channels switch
    {
        ConfigScalar scalar when Channel(scalar) is { } channel => [channel],
        ConfigSequence list when list.Items.All(item => Channel(item) is not null) => [.. list.Items.Select(item => Channel(item)!.Value)],
        ConfigMapping map => Read(map),
        _ => null,
    };

    private static int[]? Read(ConfigMapping map)
    {
        var kept = map.Entries.Where(entry => !entry.Value.IsNull)
            .Select(entry => (From: Channel(entry.Key), To: Channel(entry.Value)))
            .OrderBy(pair => pair.To)
            .ToList();
        var isProper = map.Entries.All(entry => Channel(entry.Key) is not null)
            && kept.Select((pair, place) => pair.From is not null && pair.To == place).All(isInPlace => isInPlace);
        return isProper ? [.. kept.Select(pair => pair.From!.Value)] : null;
    }

    private static int? Channel(ConfigNode node) => node is ConfigScalar { Value: >= 0L and <= int.MaxValue } scalar
        ? (int)(long)scalar.Value!
        : null;

    private static int? Channel(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var channel) ? channel : null;

    private static string Describe(ConfigNode node) => node is ConfigMapping map
        ? $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {NumberRange.Describe(entry.Value)}"))}}}"
        : NumberRange.Describe(node);
}

/// <summary>Keeps some channels of images; a single one stays an image of one channel.</summary>
/// <param name="channels">Counted from 0, in the order of the result.</param>
public sealed class SelectChannels(params int[] channels) : PixelTransform
{
    /// <inheritdoc/>
    protected override void Change(SampleImage image, CounterRandom random)
    {
        if (channels.Max() >= image.Channels)
        {
            throw new InvalidDataException(
                $"the image has {image.Channels} channels, counted from 0, but the channel {channels.Max()} is to be kept");
        }

        image.Mix(pixels => pixels.SelectChannels(channels));
    }
}
