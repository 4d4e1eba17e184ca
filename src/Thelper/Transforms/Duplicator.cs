using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="Duplicator"/>.</summary>
public sealed record DuplicatorOptions : ITransformOptions
{
    /// <summary>How many there are afterwards, at least 1.</summary>
    [AtLeast(1)]
    public required int Count { get; init; }

    /// <summary>Accepted for old files and without effect: copies are always independent.</summary>
    public bool Deepcopy { get; init; }

    /// <inheritdoc/>
    public ITransform Create() => new Duplicator(Count);
}

/// <summary>
/// Makes a list of copies of each value: of those that the stage names, else of all values of the sample, single numbers and
/// texts included, so that each copy of an image has its label. What follows goes through the lists, with one random
/// decision for all copies of a sample where linked_fate is true, and one for each place of the lists where it is false.
/// </summary>
/// <param name="count">At least 1.</param>
public sealed class Duplicator(int count) : ITransform
{
    /// <inheritdoc/>
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        var sample = entries.Sample;
        foreach (var key in entries.Keys.ToArray())
        {
            if (sample[key] is SampleList)
            {
                throw new InvalidDataException($"its entry '{key}' is a list already, which cannot be duplicated");
            }

            sample[key] = new SampleList(Enumerable.Range(0, count).Select(i => i == 0 ? sample[key] : Copy(sample[key])));
        }
    }

    // Lists of boxes, numbers and texts never change, so that they may be shared.
    private static object? Copy(object? value) => value switch
    {
        SamplePixels pixels => pixels.Clone(),
        SampleArray array => array.Clone(),
        _ => value,
    };
}
