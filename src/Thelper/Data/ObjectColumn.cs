namespace Thelper.Data;

/// <summary>A column that is no tensor: texts, or lists of boxes.</summary>
/// <param name="size">Samples in the batch.</param>
/// <param name="kind">What the values are, for messages.</param>
internal sealed class ObjectColumn<T>(int size, string kind) : BatchColumn
    where T : class
{
    private T?[] _values = new T?[size];

    public override object Values => _values;

    public override void Write(int slot, object? value, string key) => _values[slot] = value is null or T
        ? (T?)value
        : throw new InvalidDataException($"its entry '{key}' is not {kind}, but that of other samples is");

    public override void Keep(int[] slots) => _values = [.. slots.Select(slot => _values[slot])];
}

/// <summary>Entries that are lists of equal length: one column for each place.</summary>
internal sealed class ListColumn(SampleList first, int size) : BatchColumn
{
    private readonly BatchColumn[] _columns = [.. first.Select(item => For(item, size))];

    public override object Values => _columns.Select(column => column.Values).ToArray();

    public override void Write(int slot, object? value, string key)
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

    public override void Keep(int[] slots) => Array.ForEach(_columns, column => column.Keep(slots));

    public override void Abandon()
    {
        foreach (var column in _columns)
        {
            column.Abandon();
        }
    }
}
