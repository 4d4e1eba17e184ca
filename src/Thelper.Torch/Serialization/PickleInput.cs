using System.Buffers.Binary;
using System.Text;

namespace Thelper.Torch;

/// <summary>The bytes of a pickle, read in order and never past their end.</summary>
internal sealed class PickleInput(byte[] bytes, TorchFileName file)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public int Position { get; private set; }

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>The format has floats big-endian, unlike its integers.</summary>
    public double Float() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>A two's complement number of as many bytes as the byte before it says.</summary>
    public long LongInteger()
    {
        var digits = Take(Byte());
        if (digits.Length > sizeof(long))
        {
            throw file.Refuse($"holds an integer of {digits.Length} bytes, and at most {sizeof(long)} are supported");
        }

        Span<byte> padded = stackalloc byte[sizeof(long)];
        padded.Fill(digits.Length > 0 && digits[^1] >= 0x80 ? (byte)0xff : (byte)0);
        digits.CopyTo(padded);
        return BinaryPrimitives.ReadInt64LittleEndian(padded);
    }

    public string Text(ulong length)
    {
        var encoded = Take(length);
        try
        {
            return StrictUtf8.GetString(encoded);
        }
        catch (DecoderFallbackException)
        {
            throw file.Damaged($"the text that ends at byte {Position} of data.pkl is not valid UTF-8");
        }
    }

    public string Line()
    {
        var length = bytes.AsSpan(Position).IndexOf((byte)'\n');
        if (length < 0)
        {
            throw Ended();
        }

        var text = Text((ulong)length);
        Position++;
        return text;
    }

    public ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)(bytes.Length - Position))
        {
            throw Ended();
        }

        var span = bytes.AsSpan(Position, (int)count);
        Position += (int)count;
        return span;
    }

    private TorchFileException Ended() => file.Damaged($"data.pkl ends within the item at byte {Position}");
}
