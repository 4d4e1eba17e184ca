namespace Thelper.Torch;

/// <summary>
/// Reads the pickle of a weights file as data: a machine for <see cref="PickleOpcode"/> and <see cref="PickleGlobals"/>,
/// and for nothing else.
/// </summary>
internal sealed partial class PickleReader
{
    private const int NewestProtocol = 5;

    private readonly PickleInput _input;
    private readonly PickleStack _stack;
    private readonly TorchFileName _file;
    private readonly Dictionary<uint, object?> _memo = [];
    private readonly List<PickledStorage> _storages = [];

    private PickleReader(PickleInput input, TorchFileName file)
    {
        _input = input;
        _stack = new PickleStack(file);
        _file = file;
    }

    /// <summary>What the pickle describes, in the terms of <see cref="PickledTensor"/> and its neighbours.</summary>
    /// <exception cref="TorchFileException">It is damaged, or asks for something that is not on the lists.</exception>
    public static object? Read(byte[] bytes, TorchFileName file) => new PickleReader(new PickleInput(bytes, file), file).Run();

    /// <summary>The same of a pickle that others follow; the input is left at its end.</summary>
    public static (object? Value, IReadOnlyList<PickledStorage> Storages) Read(PickleInput input, TorchFileName file)
    {
        var reader = new PickleReader(input, file);
        return (reader.Run(), reader._storages);
    }

    private object? Run()
    {
        while (true)
        {
            var position = _input.Position;
            var opcode = (PickleOpcode)_input.Byte();
            if (opcode == PickleOpcode.Stop)
            {
                return _stack.Pop();
            }

            if (!(Simple(opcode) || Container(opcode) || Remember(opcode) || Call(opcode)))
            {
                throw _file.Refuse(
                    $"uses the pickle instruction 0x{(byte)opcode:x2} (at byte {position} of data.pkl), "
                    + "which is not in the list of those that a weights file may use");
            }
        }
    }

    private bool Remember(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.BinaryPut:
                _memo[_input.Byte()] = _stack.Peek();
                return true;
            case PickleOpcode.LongBinaryPut:
                _memo[_input.UInt32()] = _stack.Peek();
                return true;
            case PickleOpcode.Memoize:
                _memo[(uint)_memo.Count] = _stack.Peek();
                return true;
            case PickleOpcode.BinaryGet:
                _stack.Push(Recall(_input.Byte()));
                return true;
            case PickleOpcode.LongBinaryGet:
                _stack.Push(Recall(_input.UInt32()));
                return true;
            default:
                return false;
        }
    }

    private object? Recall(uint index) => _memo.TryGetValue(index, out var value)
        ? value
        : throw _file.Damaged($"data.pkl refers to value {index}, and it has not stored such a value");

    private bool Call(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Global:
                _stack.Push(PickleGlobals.Read(_input, _file));
                return true;
            case PickleOpcode.StackGlobal:
                _stack.Push(_stack.Pop(2) is [string module, string name]
                    ? PickleGlobals.Find(module, name, _file)
                    : throw _file.Damaged("data.pkl asks for something whose name is no text"));
                return true;
            case PickleOpcode.Reduce:
                _stack.Push(_stack.Pop(2) is [PickledFunction function, object?[] arguments]
                    ? function(arguments, _file)
                    : throw _file.Damaged("data.pkl calls something that is no function"));
                return true;
            case PickleOpcode.BinaryPersistentId:
                _storages.Add(PickleGlobals.Storage(_stack.Pop(), _file));
                _stack.Push(_storages[^1]);
                return true;
            default:
                return false;
        }
    }
}
