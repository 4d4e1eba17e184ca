namespace Thelper.Torch;

/// <summary>The values that a pickle has made and not used yet; marks divide them.</summary>
internal sealed class PickleStack(TorchFileName file)
{
    private readonly List<object?> _values = [];
    private readonly List<int> _marks = [];
    private int _pushed;

    public void Push(object? value)
    {
        Count();
        _values.Add(value);
    }

    public object? Pop()
    {
        var value = Peek();
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    public object? Peek() => _values.Count > Floor ? _values[^1] : throw Missing("a value");

    public object?[] Pop(int count)
    {
        if (_values.Count - Floor < count)
        {
            throw Missing(count == 1 ? "a value" : $"{count} values");
        }

        return Cut(_values.Count - count);
    }

    public void Mark()
    {
        Count();
        _marks.Add(_values.Count);
    }

    public object?[] PopToMark()
    {
        if (_marks.Count == 0)
        {
            throw file.Damaged("an instruction in data.pkl needs a mark, and finds none");
        }

        var values = Cut(_marks[^1]);
        _marks.RemoveAt(_marks.Count - 1);
        return values;
    }

    private int Floor => _marks.Count == 0 ? 0 : _marks[^1];

    private void Count()
    {
        if (++_pushed > TorchFileLimits.Values)
        {
            throw file.Refuse($"holds more than {TorchFileLimits.Values} values");
        }
    }

    private object?[] Cut(int start)
    {
        var values = new object?[_values.Count - start];
        _values.CopyTo(start, values, 0, values.Length);
        _values.RemoveRange(start, values.Length);
        return values;
    }

    private TorchFileException Missing(string what) =>
        file.Damaged($"an instruction in data.pkl needs {what}, and finds less");
}
