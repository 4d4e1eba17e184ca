using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Thelper.Torch;

/// <summary>Writes instructions of pickle protocol 2, those that PyTorch's restricted reader (weights_only) knows.</summary>
internal sealed class PickleWriter
{
    private const byte ProtocolNumber = 2;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> _output = new();

    private long _values;

    public PickleWriter() => Write(PickleOpcode.Protocol, [ProtocolNumber]);

    /// <summary>Whether a reader will refuse what was written so far; it counts at most what is counted here.</summary>
    public bool IsTooLarge => _values > TorchFileLimits.Values || _output.WrittenCount > TorchFileLimits.PickleBytes;

    public byte[] Finish()
    {
        Write(PickleOpcode.Stop);
        return _output.WrittenSpan.ToArray();
    }

    public void Write(PickleOpcode opcode) => Write(opcode, []);

    public void Write(bool value) => Write(value ? PickleOpcode.NewTrue : PickleOpcode.NewFalse);

    public void Write(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        switch (value)
        {
            case >= 0 and <= byte.MaxValue:
                Write(PickleOpcode.BinaryInt1, bytes[..1]);
                break;
            case >= 0 and <= ushort.MaxValue:
                Write(PickleOpcode.BinaryInt2, bytes[..2]);
                break;
            case >= int.MinValue and <= int.MaxValue:
                Write(PickleOpcode.BinaryInt, bytes[..4]);
                break;
            default:
                Write(PickleOpcode.Long1, [sizeof(long), .. bytes]);
                break;
        }
    }

    public void Write(double value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        Write(PickleOpcode.BinaryFloat, bytes);
    }

    /// <exception cref="EncoderFallbackException">The text has half of a surrogate pair in it.</exception>
    public void Write(string text)
    {
        var encoded = StrictUtf8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, encoded.Length);
        Write(PickleOpcode.BinaryUnicode, length);
        _output.Write(encoded);
    }

    /// <summary>Protocol 2 has no bytes: Python writes the call that makes them, and so do we.</summary>
    public void Write(byte[] bytes)
    {
        _values += bytes.Length / TorchFileLimits.BytesPerValue;
        WriteGlobal("_codecs", "encode");
        Write(Encoding.Latin1.GetString(bytes));
        Write("latin1");
        Write(PickleOpcode.Tuple2);
        Write(PickleOpcode.Reduce);
    }

    public void WriteGlobal(string module, string name) =>
        Write(PickleOpcode.Global, Encoding.ASCII.GetBytes($"{module}\n{name}\n"));

    /// <summary>An OrderedDict without entries.</summary>
    public void WriteOrderedDictionary()
    {
        WriteGlobal("collections", "OrderedDict");
        Write(PickleOpcode.EmptyTuple);
        Write(PickleOpcode.Reduce);
    }

    private void Write(PickleOpcode opcode, ReadOnlySpan<byte> operand)
    {
        _values++;
        _output.Write([(byte)opcode]);
        _output.Write(operand);
    }
}
