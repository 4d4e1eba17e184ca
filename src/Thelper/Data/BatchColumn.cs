using Thelper.Tasks;

namespace Thelper.Data;

/// <summary>What all columns of a batch have in common.</summary>
/// <param name="Size">Samples at most.</param>
/// <param name="ForceTensor">Whether values of kinds that batches do not know are refused, not listed.</param>
/// <param name="PinMemory">Whether tensors lie in memory that a GPU can read by itself; there must be one.</param>
internal readonly record struct BatchForm(int Size, bool ForceTensor = true, bool PinMemory = false);

/// <summary>
/// The values of one key for all samples of a batch, while loader threads write them each into its slot. Which samples go
/// together must not depend on which one is first, for with several threads chance decides that.
/// </summary>
internal abstract class BatchColumn
{
    /// <summary>The column that suits the value of the first sample.</summary>
    /// <exception cref="InvalidDataException">No column does.</exception>
    public static BatchColumn For(string key, object? value, BatchForm form) => value switch
    {
        null => new NullColumn(),
        SampleImage image => new ImageColumn(image, form),
        LabelMap labels => new LabelMapColumn(labels, form),
        SampleArray array => new ArrayColumn(array, form),
        SampleList list => new ListColumn(key, list, form),
        long or double => new NumberColumn(form),
        IReadOnlyList<BoundingBox> => new ObjectColumn<IReadOnlyList<BoundingBox>>(form.Size, "a list of boxes"),
        string => new ObjectColumn<string>(form.Size, "text"),
        _ when !form.ForceTensor => new OtherColumn(form.Size),
        _ => throw new InvalidDataException(
            $"its entry '{key}' is of the type {value.GetType().Name}, which a batch cannot hold; leave it out of the samples, or let "
            + "such entries become lists with collate_fn: {type: thelper.data.default_collate, params: {force_tensor: false}}"),
    };

    /// <summary>Writes one sample's value.</summary>
    /// <exception cref="InvalidDataException">It does not fit the others.</exception>
    public void Write(int slot, object? value, string key)
    {
        if (value is null && this is not NullColumn)
        {
            throw new InvalidDataException(
                $"its entry '{key}' is null, but that of other samples has a value; give one to all samples or to none");
        }

        Store(slot, value!, key);
    }

    /// <summary>What the batch holds under the key: the values of some slots.</summary>
    /// <param name="slots">Those to keep, in rising order; at least one.</param>
    public abstract object? Finish(ReadOnlySpan<int> slots);

    /// <summary>Frees what was allocated; the batch is not wanted.</summary>
    public virtual void Abandon()
    {
    }

    /// <summary>Keeps a value, which is null only where all are.</summary>
    protected abstract void Store(int slot, object value, string key);
}

/// <summary>An entry that no sample knows.</summary>
internal sealed class NullColumn : BatchColumn
{
    public override object? Finish(ReadOnlySpan<int> slots) => null;

    protected override void Store(int slot, object? value, string key)
    {
        if (value is not null)
        {
            throw new InvalidDataException(
                $"its entry '{key}' has a value, but that of other samples is null; give one to all samples or to none");
        }
    }
}
