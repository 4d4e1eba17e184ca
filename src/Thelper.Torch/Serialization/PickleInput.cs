using System.Buffers.Binary;
using System.Text;

namespace Thelper.Torch;

/// <summary>The bytes of pickles, read in order and never past their end.</summary>
internal sealed class PickleInput
{
    private const int FirstBuffer = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly TorchFileName _file;
    private readonly Stream? _source;
    private byte[] _buffer;
    private int _start;
    private int _end;
    private long _left;

    /// <summary>Bytes that are all there.</summary>
    public PickleInput(byte[] bytes, TorchFileName file) => (_buffer, _end, _file) = (bytes, bytes.Length, file);

    /// <summary>The bytes of a stream from its position on; no more of them are fetched than are needed, but for one buffer.</summary>
    public PickleInput(Stream source, TorchFileName file)
    {
        (_source, _file, _left, Position) = (source, file, source.Length - source.Position, source.Position);
        _buffer = new byte[Math.Min(FirstBuffer, _left)];
    }

    /// <summary>Of the next byte.</summary>
    public long Position { get; private set; }

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
            throw _file.Refuse($"holds an integer of {digits.Length} bytes, and at most {sizeof(long)} are supported");
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
            throw _file.Damaged($"the text that ends at byte {Position} of data.pkl is not valid UTF-8");
        }
    }

    public string Line()
    {
        var length = IndexOfLineEnd();
        var text = Text((ulong)length);
        Take(1);
        return text;
    }

    /// <summary>Goes past bytes if they are the next ones.</summary>
    public bool TrySkip(ReadOnlySpan<byte> expected)
    {
        if (expected.Length > _end - _start + _left)
        {
            return false;
        }

        Fill(expected.Length);
        if (!_buffer.AsSpan(_start, expected.Length).SequenceEqual(expected))
        {
            return false;
        }

        _start += expected.Length;
        Position += expected.Length;
        return true;
    }

    /// <summary>The next bytes; valid until more are asked for.</summary>
    public ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)(_end - _start + _left))
        {
            throw Ended();
        }

        if (count > TorchFileLimits.PickleBytes)
        {
            throw _file.Refuse($"holds a text of {count} bytes, and at most {TorchFileLimits.PickleBytes} are supported");
        }

        var length = (int)count;
        Fill(length);
        var span = _buffer.AsSpan(_start, length);
        _start += length;
        Position += length;
        return span;
    }

    private int IndexOfLineEnd()
    {
        for (var known = 0; ;)
        {
            var index = _buffer.AsSpan(_start + known, _end - _start - known).IndexOf((byte)'\n');
            if (index >= 0)
            {
                return known + index;
            }

            known = _end - _start;
            if (_left == 0 || known > TorchFileLimits.PickleBytes)
            {
                throw Ended();
            }

            Fill(known + 1);
        }
    }

    /// <summary>Has so many bytes in the buffer; that they are there was checked.</summary>
    private void Fill(int count)
    {
        var there = _end - _start;
        if (there >= count)
        {
            return;
        }

        var target = count <= _buffer.Length ? _buffer : new byte[Math.Min(Math.Max(count, 2L * _buffer.Length), there + _left)];
        _buffer.AsSpan(_start, there).CopyTo(target);
        (_buffer, _start, _end) = (target, 0, there);
        var wanted = (int)Math.Min(_buffer.Length - there, _left);
        _source!.ReadExactly(_buffer, there, wanted);
        _end += wanted;
        _left -= wanted;
    }

    private TorchFileException Ended() => _file.Damaged($"data.pkl ends within the item at byte {Position}");
}
