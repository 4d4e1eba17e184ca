using System.Buffers.Binary;
using System.Text;

namespace Thelper.Data.Files;

/// <summary>
/// The head of an .npy file, versions 1 to 3 (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
/// </summary>
/// <param name="Type">Of the elements.</param>
/// <param name="ElementSize">Bytes of an element in the file.</param>
/// <param name="IsBigEndian">Whether each element's highest byte comes first.</param>
/// <param name="IsFortranOrder">Whether the first dimension runs fastest.</param>
/// <param name="Sizes">Of the dimensions.</param>
internal sealed record NumpyHeader(
    ElementType Type, int ElementSize, bool IsBigEndian, bool IsFortranOrder, IReadOnlyList<long> Sizes)
{
    private const int LongestHeader = 1 << 20;
    private const int Alignment = 64;

    private static readonly byte[] Magic = [0x93, .. "NUMPY"u8];

    /// <summary>Of all elements, in bytes.</summary>
    public long Length => Sizes.Aggregate((long)ElementSize, (product, size) => checked(product * size));

    /// <summary>Reads up to where the elements begin.</summary>
    /// <param name="stream">At its beginning.</param>
    /// <param name="name">Of the file, for messages.</param>
    /// <exception cref="DataException">It is no .npy file, or its elements are not supported.</exception>
    public static NumpyHeader Read(Stream stream, string name)
    {
        var start = new byte[Magic.Length + 2];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length
            || !start.AsSpan().StartsWith(Magic))
        {
            throw new DataException($"{name} is no numpy file: it does not begin with \\x93NUMPY.");
        }

        var version = start[Magic.Length];
        if (version is < 1 or > 3)
        {
            throw new DataException($"{name} has version {version} of numpy's format; versions 1 to 3 are read.");
        }

        try
        {
            var length = new byte[version == 1 ? 2 : 4];
            stream.ReadExactly(length);
            var count = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(length)
                : BinaryPrimitives.ReadUInt32LittleEndian(length);
            var text = new byte[count <= LongestHeader ? (int)count : throw new FormatException("it is too long")];
            stream.ReadExactly(text);
            return Parse((version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(text), name);
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or OverflowException)
        {
            throw new DataException($"The head of {name} is damaged: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    /// <summary>Writes a head of version 1, behind which the elements follow.</summary>
    /// <param name="stream">Where the file begins.</param>
    /// <exception cref="NotSupportedException">The elements are not float32 in this order.</exception>
    public void Write(Stream stream)
    {
        if (Type != ElementType.Float32 || IsBigEndian || IsFortranOrder)
        {
            throw new NotSupportedException("Only float32, its lowest byte and the last dimension first, is written.");
        }

        // A tuple of one has a comma; blanks let the elements begin at a multiple of 64.
        var shape = string.Join(", ", Sizes) + (Sizes.Count == 1 ? "," : "");
        var text = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({shape}), }}";
        var begin = Magic.Length + 4;
        text = text.PadRight((((begin + text.Length) / Alignment) + 1) * Alignment - begin - 1) + '\n';
        stream.Write([.. Magic, 1, 0, (byte)(text.Length & 0xff), (byte)(text.Length >> 8), .. Encoding.Latin1.GetBytes(text)]);
    }

    private static NumpyHeader Parse(string text, string name)
    {
        if (PythonLiteral.Parse(text) is not Dictionary<object, object?> head
            || head.GetValueOrDefault("fortran_order") is not bool fortran
            || head.GetValueOrDefault("shape") is not List<object?> shape
            || !shape.TrueForAll(size => size is long and >= 0)
            || !head.TryGetValue("descr", out var descriptor))
        {
            throw new FormatException("it lacks descr, fortran_order or shape");
        }

        var (type, size, big) = Element(descriptor, name);
        var header = new NumpyHeader(type, size, big, fortran, [.. shape.Cast<long>()]);
        return header.Length >= 0 ? header : throw new FormatException("its shape cannot be");
    }

    private static (ElementType Type, int Size, bool IsBig) Element(object? descriptor, string name)
    {
        if (descriptor is string and [_, 'O', ..])
        {
            throw new DataException(
                $"{name} holds Python objects (dtype object), which are pickles and never read; save it with a numeric dtype.");
        }

        if (descriptor is not string { Length: >= 3 } text || !int.TryParse(text.AsSpan(2), out var size) || size < 0)
        {
            throw new DataException($"{name} holds records, which are not read; save each field as an array of its own.");
        }

        var big = text[0] == '>';
        return (text[1], size) switch
        {
            ('b', 1) => (ElementType.Boolean, 1, false),
            ('i', 1) => (ElementType.Int8, 1, false),
            ('u', 1) => (ElementType.UInt8, 1, false),
            ('i', 2) => (ElementType.Int16, 2, big),
            ('u', 2) => (ElementType.UInt16, 2, big),
            ('i', 4) => (ElementType.Int32, 4, big),
            ('u', 4) => (ElementType.UInt32, 4, big),
            ('i', 8) => (ElementType.Int64, 8, big),
            ('u', 8) => (ElementType.UInt64, 8, big),
            ('f', 2) => (ElementType.Float16, 2, big),
            ('f', 4) => (ElementType.Float32, 4, big),
            ('f', 8) => (ElementType.Float64, 8, big),
            ('U', > 0 and < 1 << 20) => (ElementType.Text, 4 * size, big),
            _ => throw new DataException(
                $"{name} has the element type '{text}'; bool, int8 to uint64, float16 to float64 and unicode texts are read."),
        };
    }
}
