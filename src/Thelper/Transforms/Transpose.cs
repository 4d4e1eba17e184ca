using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="Transpose"/>.</summary>
public sealed record TransposeOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>For each new dimension the old one, counted from 0, or from the end by negative numbers; each once.</summary>
    [NotEmpty]
    public required IReadOnlyList<int> Axes { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (!FromTheFront().Order().SequenceEqual(Enumerable.Range(0, Axes.Count)))
        {
            yield return new(
                nameof(Axes), $"must name each of the dimensions 0 to {Axes.Count - 1} once, but is [{string.Join(", ", Axes)}].");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new Transpose([.. FromTheFront()]);

    private IEnumerable<int> FromTheFront() => Axes.Select(axis => axis < 0 ? axis + Axes.Count : axis);
}

/// <summary>
/// Brings the dimensions into another order. An image is height × width × channels; where its channels stay last it stays
/// an image, and else it becomes an array of that shape, which no later operation moves. Label maps and boxes go along
/// where height and width are exchanged. Batches hold images channels-first without this operation.
/// </summary>
public sealed class Transpose : IInvertible
{
    private readonly int[] _axes;
    private readonly bool _isTurned;

    /// <summary>Makes the operation.</summary>
    /// <param name="axes">For each new dimension the old one, counted from 0; each once.</param>
    public Transpose(params int[] axes)
        : this(axes, isTurned: axes.Length is 2 or 3 && Array.IndexOf(axes, 0) > Array.IndexOf(axes, 1))
    {
    }

    // Of three dimensions the first two are the image's plane, wherever the channels go.
    private Transpose(int[] axes, bool isTurned) => (_axes, _isTurned) = (axes, isTurned);

    /// <inheritdoc/>
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        foreach (var entry in entries)
        {
            if (entry.Value is SampleArray array)
            {
                Require(array.Shape.Count);
                var changed = entry;
                changed.Value = array.Transposed(_axes);
            }
            else if (entry.Value is SampleImage image)
            {
                Require(image.Channels == 1 && _axes.Length == 2 ? 2 : 3);
            }
        }

        if (_isTurned)
        {
            new Turn().Apply(entries, random);
        }

        foreach (var entry in entries)
        {
            if (_axes.Length == 3 && _axes[2] != 2 && entry.Value is SampleImage image)
            {
                // The plane has been turned, so that only the place of the channels is left to change.
                int[] order = [.. _axes.Select(axis => axis == 2 ? 2 : axis ^ (_isTurned ? 1 : 0))];
                AxisOrder.Exchange(entry, image.ToArray().Transposed(order));
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Arrays that were images stay arrays.</remarks>
    public void Invert(SampleEntries entries, CounterRandom random) =>
        new Transpose([.. Enumerable.Range(0, _axes.Length).Select(axis => Array.IndexOf(_axes, axis))], _isTurned).Apply(entries, random);

    private void Require(int dimensions)
    {
        if (dimensions != _axes.Length)
        {
            throw new InvalidDataException($"it has {dimensions} dimensions, but {_axes.Length} are to be brought into another order");
        }
    }

    private sealed class Turn : GeometricTransform
    {
        protected override Geometry? Draw(int width, int height, ref CounterRandom random) => new TransposeGeometry(width, height);
    }
}
