using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;

namespace Thelper.Transforms.Albumentations;

/// <summary>
/// The options of a part of one size around a random pixel with a label, or anywhere where no label map has one; p is 1 by
/// default. The first label map of a sample counts.
/// </summary>
public sealed record CropNonEmptyMaskIfExistsOptions() : AlbumentationOptions(1), IValidatedOptions
{
    /// <summary>Of the result, in pixels; images that are smaller keep their height.</summary>
    [AtLeast(1)]
    public required int Height { get; init; }

    /// <summary>Of the result, in pixels; images that are smaller keep their width.</summary>
    [AtLeast(1)]
    public required int Width { get; init; }

    /// <summary>Classes that count as no label, as 0 always does; none by default.</summary>
    public IReadOnlyList<int>? IgnoreValues { get; init; }

    /// <summary>Only null, the default, is offered: label maps have one channel.</summary>
    public IReadOnlyList<int>? IgnoreChannels { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => IgnoreChannels is null
        ? []
        : [new(nameof(IgnoreChannels), "is not offered here, since label maps have one channel; leave it out.")];

    internal override ITransform CreateCertain(BoxFilter filter) => new CropNonEmptyMaskIfExists(this, filter);
}

/// <summary>Cuts out a part where there are labels.</summary>
internal sealed class CropNonEmptyMaskIfExists(CropNonEmptyMaskIfExistsOptions options, BoxFilter filter) : ITransform
{
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        var labels = First(entries);
        var marked = labels is null ? [] : Marked(labels);
        var chosen = marked.Count > 0 ? marked[random.NextInt32(marked.Count)] : (int?)null;
        new Around(options, chosen % labels?.Width, chosen / labels?.Width).CreateCertain(filter).Apply(entries, random.Fork(0));
    }

    private static LabelMap? First(SampleEntries entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Value is LabelMap labels)
            {
                return labels;
            }
        }

        return null;
    }

    private List<int> Marked(LabelMap labels)
    {
        var values = new long[labels.Width * labels.Height];
        labels.WriteTo(values);
        return [.. Enumerable.Range(0, values.Length).Where(
            i => values[i] != 0 && options.IgnoreValues?.Contains((int)values[i]) is not true)];
    }

    /// <summary>A part at a random place that holds one pixel, or at any place.</summary>
    private sealed record Around(CropNonEmptyMaskIfExistsOptions Options, int? X, int? Y) : GeometricAlbumentationOptions(1)
    {
        internal override Geometry? Draw(int width, int height, ref CounterRandom random)
        {
            var (columns, rows) = (Math.Min(Options.Width, width), Math.Min(Options.Height, height));
            return new CropGeometry(Start(X, columns, width, ref random), Start(Y, rows, height, ref random), columns, rows);
        }

        private static int Start(int? held, int length, int side, ref CounterRandom random) => held is { } place
            ? Math.Clamp(place - random.NextInt32(length), 0, side - length)
            : random.NextInt32(side - length + 1);
    }
}
