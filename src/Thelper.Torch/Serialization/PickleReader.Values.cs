namespace Thelper.Torch;

/// <summary>The instructions that make values and containers.</summary>
internal sealed partial class PickleReader
{
    private bool Simple(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Protocol:
                CheckProtocol(_input.Byte());
                return true;
            case PickleOpcode.Frame:
                // A frame only says how many bytes to fetch at once, and all are here already.
                _input.UInt64();
                return true;
            case PickleOpcode.None:
                _stack.Push(null);
                return true;
            default:
                return Literal(opcode) is { } value && Push(value);
        }
    }

    private object? Literal(PickleOpcode opcode) => opcode switch
    {
        PickleOpcode.NewTrue => true,
        PickleOpcode.NewFalse => false,
        PickleOpcode.BinaryInt => (long)_input.Int32(),
        PickleOpcode.BinaryInt1 => (long)_input.Byte(),
        PickleOpcode.BinaryInt2 => (long)_input.UInt16(),
        PickleOpcode.Long1 => _input.LongInteger(),
        PickleOpcode.BinaryFloat => _input.Float(),
        PickleOpcode.ShortBinaryUnicode => _input.Text(_input.Byte()),
        PickleOpcode.ShortBinaryString => _input.Text(_input.Byte()),
        PickleOpcode.BinaryString => _input.Text(_input.UInt32()),
        PickleOpcode.BinaryUnicode => _input.Text(_input.UInt32()),
        PickleOpcode.BinaryUnicode8 => _input.Text(_input.UInt64()),
        PickleOpcode.ShortBinaryBytes => _input.Take(_input.Byte()).ToArray(),
        PickleOpcode.BinaryBytes => _input.Take(_input.UInt32()).ToArray(),
        PickleOpcode.BinaryBytes8 => _input.Take(_input.UInt64()).ToArray(),
        PickleOpcode.EmptyTuple => Array.Empty<object?>(),
        PickleOpcode.EmptyList => new List<object?>(),
        PickleOpcode.EmptyDictionary => new PickledDictionary(),
        _ => null,
    };

    private bool Container(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Mark:
                _stack.Mark();
                return true;
            case PickleOpcode.Tuple:
                return Push(_stack.PopToMark());
            case PickleOpcode.Tuple1:
                return Push(_stack.Pop(1));
            case PickleOpcode.Tuple2:
                return Push(_stack.Pop(2));
            case PickleOpcode.Tuple3:
                return Push(_stack.Pop(3));
            case PickleOpcode.Append:
                return Append(_stack.Pop(1));
            case PickleOpcode.Appends:
                return Append(_stack.PopToMark());
            case PickleOpcode.SetItem:
                return SetItems(_stack.Pop(2));
            case PickleOpcode.SetItems:
                return SetItems(_stack.PopToMark());
            case PickleOpcode.Build:
                return DropAttributes();
            default:
                return false;
        }
    }

    private bool Push(object value)
    {
        _stack.Push(value);
        return true;
    }

    private bool Append(object?[] items)
    {
        if (_stack.Peek() is not List<object?> list)
        {
            throw _file.Damaged("data.pkl appends to something that is no list");
        }

        list.AddRange(items);
        return true;
    }

    private bool SetItems(object?[] items)
    {
        if (_stack.Peek() is not PickledDictionary dictionary || items.Length % 2 != 0)
        {
            throw _file.Damaged("data.pkl sets an item of something that is no dictionary, or a key without a value");
        }

        for (var i = 0; i < items.Length; i += 2)
        {
            var key = items[i] is string or long or bool ? items[i]! : throw _file.Refuse(
                "has a dictionary with a key that is neither a text nor an integer nor a truth value");
            dictionary.Entries.Add(new(key, items[i + 1]));
        }

        return true;
    }

    /// <summary>Python puts versions of modules into an attribute of state dictionaries; nothing here needs them.</summary>
    private bool DropAttributes()
    {
        _ = _stack.Pop();
        return _stack.Peek() is PickledDictionary
            ? true
            : throw _file.Refuse("sets attributes of something that is no dictionary, which a weights file may not do");
    }

    private void CheckProtocol(byte protocol)
    {
        if (protocol > NewestProtocol)
        {
            throw _file.Refuse($"is written in pickle protocol {protocol}, and up to {NewestProtocol} are supported");
        }
    }
}
