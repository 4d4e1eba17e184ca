using Thelper.Tasks;

namespace Thelper.Data;

/// <summary>The values of one key for all samples of a batch, while loader threads write them each into its slot.</summary>
internal abstract class BatchColumn
{
    /// <summary>What the batch holds under the key.</summary>
    public abstract object Values { get; }

    /// <summary>The column that suits the value of the first sample.</summary>
    public static BatchColumn For(object? value, int size) => value switch
    {
        SampleImage image => new ImageColumn(image, size),
        LabelMap labels => new LabelMapColumn(labels, size),
        SampleArray array => new ArrayColumn(array, size),
        SampleList list => new ListColumn(list, size),
        long => new NumberColumn<long>(size),
        double => new NumberColumn<double>(size),
        IReadOnlyList<BoundingBox> => new ObjectColumn<IReadOnlyList<BoundingBox>>(size, "a list of boxes"),
        _ => new ObjectColumn<string>(size, "text"),
    };

    /// <summary>Writes one sample's value.</summary>
    /// <exception cref="InvalidDataException">It does not fit the others.</exception>
    public abstract void Write(int slot, object? value, string key);

    /// <summary>Closes the gaps of samples that were left out.</summary>
    /// <param name="slots">Those that were written, in rising order; at least one.</param>
    public abstract void Keep(int[] slots);

    /// <summary>Frees what was allocated; the batch is not wanted.</summary>
    public virtual void Abandon() => (Values as IDisposable)?.Dispose();
}
