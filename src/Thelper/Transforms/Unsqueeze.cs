using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="Unsqueeze"/>.</summary>
public sealed record UnsqueezeOptions : ITransformOptions
{
    /// <summary>The place of the new dimension in the result; negative from the end, −1 for the last.</summary>
    [Alias("dim")]
    public required int Axis { get; init; }

    /// <inheritdoc/>
    public ITransform Create() => new Unsqueeze(Axis);
}

/// <summary>
/// Adds a dimension of size 1. Images become arrays of height × width × channels with the new one, and those of one
/// channel, like label maps, of height × width with the new one; no later operation moves these. An image of one channel
/// that gets its new dimension at the end stays the image that it is. Boxes are left alone.
/// </summary>
/// <param name="axis">The place of the new dimension; negative from the end.</param>
public sealed class Unsqueeze(int axis) : IInvertible
{
    /// <inheritdoc/>
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        foreach (var entry in entries)
        {
            if (entry.Value is SampleImage { Channels: 1 } && Place(2) == 2)
            {
                continue;
            }

            if (entry.Value is SamplePixels pixels)
            {
                AxisOrder.Exchange(entry, WithAxis(AxisOrder.Flat(pixels)));
            }
            else if (entry.Value is SampleArray array)
            {
                AxisOrder.Exchange(entry, WithAxis(array));
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Arrays that were images stay arrays.</remarks>
    public void Invert(SampleEntries entries, CounterRandom random)
    {
        foreach (var entry in entries)
        {
            if (entry.Value is SampleArray array)
            {
                var place = Place(array.Shape.Count - 1);
                if (array.Shape[place] != 1)
                {
                    throw new InvalidDataException($"its dimension {place} has the size {array.Shape[place]}, so it was not added");
                }

                AxisOrder.Exchange(entry, array.Reshaped([.. array.Shape.Where((_, i) => i != place)]));
            }
        }
    }

    private SampleArray WithAxis(SampleArray array)
    {
        var shape = array.Shape.ToList();
        shape.Insert(Place(shape.Count), 1);
        return array.Reshaped([.. shape]);
    }

    private int Place(int dimensions) => axis <= dimensions && axis >= -dimensions - 1
        ? (axis < 0 ? axis + dimensions + 1 : axis)
        : throw new InvalidDataException(
            $"it has {dimensions} dimensions, so a new one can be at {-dimensions - 1} to {dimensions}, but not at {axis}");
}
