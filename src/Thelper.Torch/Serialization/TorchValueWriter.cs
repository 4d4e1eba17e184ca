using System.Collections;
using System.Globalization;

namespace Thelper.Torch;

/// <summary>Describes a value as a pickle, and collects its tensors in the order of their storages' keys.</summary>
internal sealed class TorchValueWriter
{
    private readonly PickleWriter _pickle = new();
    private readonly List<Tensor> _tensors = [];
    private readonly List<string> _path = [];

    private TorchValueWriter()
    {
    }

    /// <exception cref="ArgumentException">The value has something in it that a file cannot hold.</exception>
    public static (byte[] Pickle, IReadOnlyList<Tensor> Tensors) Write(object? value)
    {
        var writer = new TorchValueWriter();
        writer.Any(value);
        writer.CheckLimits();
        return (writer._pickle.Finish(), writer._tensors);
    }

    private void Any(object? value)
    {
        CheckLimits();
        if (!Leaf(value) && !Container(value!))
        {
            throw Refused($"is of the type {value!.GetType().Name}; a weights file holds tensors, numbers, texts, bytes, "
                + "truth values, and lists, tuples and dictionaries of them");
        }
    }

    private bool Leaf(object? value)
    {
        switch (value)
        {
            case string text:
                _pickle.Write(text);
                return true;
            case byte[] bytes:
                _pickle.Write(bytes);
                return true;
            case ScalarType type:
                _pickle.WriteGlobal("torch", type.Dtype());
                return true;
            case Tensor tensor:
                TensorPickle.Write(_pickle, tensor, _tensors.Count);
                _tensors.Add(tensor);
                return true;
            default:
                return Plain(value);
        }
    }

    private bool Plain(object? value)
    {
        switch (value)
        {
            case null:
                _pickle.Write(PickleOpcode.None);
                return true;
            case bool flag:
                _pickle.Write(flag);
                return true;
            case long or int or short or sbyte or byte or ushort or uint:
                _pickle.Write(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                return true;
            case double or float:
                _pickle.Write(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }

    private bool Container(object value)
    {
        if (PickledEntries.Of(value) is { } entries)
        {
            Dictionary(entries, ordered: value is IReadOnlyDictionary<string, Tensor>);
            return true;
        }

        if (value is not (TorchTuple or IList or IReadOnlyList<object?>) or Array { Rank: > 1 })
        {
            return false;
        }

        List((IEnumerable)value, isTuple: value is TorchTuple);
        return true;
    }

    private void Dictionary(IEnumerable<(object Key, object? Value)> entries, bool ordered)
    {
        if (ordered)
        {
            _pickle.WriteOrderedDictionary();
        }
        else
        {
            _pickle.Write(PickleOpcode.EmptyDictionary);
        }

        _pickle.Write(PickleOpcode.Mark);
        foreach (var (key, value) in entries)
        {
            _path.Add(Convert.ToString(key, CultureInfo.InvariantCulture)!);
            if (key is not (bool or long or int or short or sbyte or byte or ushort or uint or string))
            {
                throw Refused($"has a key of the type {key.GetType().Name}; keys are texts, integers or truth values");
            }

            Leaf(key);
            Any(value);
            _path.RemoveAt(_path.Count - 1);
        }

        _pickle.Write(PickleOpcode.SetItems);
    }

    private void List(IEnumerable items, bool isTuple)
    {
        if (!isTuple)
        {
            _pickle.Write(PickleOpcode.EmptyList);
        }

        _pickle.Write(PickleOpcode.Mark);
        var index = 0;
        foreach (var item in items)
        {
            _path.Add(index++.ToString(CultureInfo.InvariantCulture));
            Any(item);
            _path.RemoveAt(_path.Count - 1);
        }

        _pickle.Write(isTuple ? PickleOpcode.Tuple : PickleOpcode.Appends);
    }

    private void CheckLimits()
    {
        if (_path.Count > TorchFileLimits.Depth)
        {
            throw Refused($"is nested more than {TorchFileLimits.Depth} deep, or contains itself");
        }

        if (_pickle.IsTooLarge)
        {
            throw Refused("is more than a weights file can describe; keep long series of numbers in tensors");
        }
    }

    private ArgumentException Refused(string what) =>
        new($"The value {(_path.Count == 0 ? "to save" : $"at '{string.Join('.', _path)}'")} {what}.");
}
