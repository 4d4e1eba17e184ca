using Thelper.Tasks;

namespace Thelper.Data;

/// <summary>A column that is no tensor: texts, or lists of boxes.</summary>
/// <param name="size">Samples in the batch.</param>
/// <param name="kind">What the values are, for messages.</param>
internal sealed class ObjectColumn<T>(int size, string kind) : BatchColumn
    where T : class
{
    private readonly T[] _values = new T[size];

    public override object Finish(ReadOnlySpan<int> slots) => Slots.Of(_values, slots);

    protected override void Store(int slot, object value, string key) => _values[slot] = value as T
        ?? throw new InvalidDataException($"its entry '{key}' is not {kind}, but that of other samples is");
}

/// <summary>Values of kinds that batches do not know, where they may be listed as they are.</summary>
/// <param name="size">Samples in the batch.</param>
internal sealed class OtherColumn(int size) : BatchColumn
{
    private readonly object[] _values = new object[size];

    public override object Finish(ReadOnlySpan<int> slots) => Slots.Of(_values, slots);

    protected override void Store(int slot, object value, string key) => _values[slot] =
        value is not (SampleImage or LabelMap or SampleArray or SampleList or long or double or string or IReadOnlyList<BoundingBox>)
            ? value
            : throw new InvalidDataException(
                $"its entry '{key}' is of the type {value.GetType().Name}, but that of other samples is of a type that only a list can hold");
}

/// <summary>Entries that are lists of equal length: one column for each place.</summary>
internal sealed class ListColumn(string key, SampleList first, BatchForm form) : BatchColumn
{
    private readonly BatchColumn[] _columns = [.. first.Select(item => For(key, item, form))];

    public override object Finish(ReadOnlySpan<int> slots)
    {
        var places = new object?[_columns.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = _columns[i].Finish(slots);
        }

        return places;
    }

    public override void Abandon()
    {
        foreach (var column in _columns)
        {
            column.Abandon();
        }
    }

    protected override void Store(int slot, object value, string key)
    {
        if (value is not SampleList list || list.Count != _columns.Length)
        {
            var received = value is SampleList other ? $"a list of {other.Count}" : "no list";
            throw new InvalidDataException(
                $"its entry '{key}' is {received}, but the batch began with a list of {_columns.Length}");
        }

        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i].Write(slot, list[i], key);
        }
    }
}

/// <summary>Parts of lists.</summary>
file static class Slots
{
    public static T[] Of<T>(T[] values, ReadOnlySpan<int> slots)
    {
        if (slots.Length == values.Length)
        {
            return values;
        }

        var kept = new T[slots.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = values[slots[i]];
        }

        return kept;
    }
}
