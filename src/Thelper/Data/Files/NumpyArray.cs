using System.Text;

namespace Thelper.Data.Files;

/// <summary>The array of an .npy file, whole in memory, the last dimension running fastest.</summary>
/// <param name="Type">Of the elements.</param>
/// <param name="Sizes">Of the dimensions; none for a single value.</param>
/// <param name="ElementSize">Bytes of an element; those of a text are UTF-32, filled up with zeros.</param>
/// <param name="Bytes">The elements, in this machine's byte order.</param>
internal sealed record NumpyArray(ElementType Type, IReadOnlyList<long> Sizes, int ElementSize, byte[] Bytes)
{
    /// <summary>Bytes of an index of the first dimension and all of the others.</summary>
    public int RowLength => checked((int)Sizes.Skip(1).Aggregate((long)ElementSize, (product, size) => product * size));

    /// <summary>Reads an .npy file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataException">It is missing, damaged, or holds what is not read.</exception>
    public static NumpyArray Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var array = Read(stream, path);
            return stream.Position == stream.Length ? array : throw new DataException(
                $"{path} goes on after its {array.Bytes.Length} bytes of elements.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be read: {ReadFailure.Reason(path, exception)}", exception);
        }
    }

    /// <summary>Reads what an .npy file holds from a stream.</summary>
    /// <param name="stream">At the file's beginning.</param>
    /// <param name="name">Of the file, for messages.</param>
    /// <exception cref="DataException">It is damaged, or holds what is not read.</exception>
    public static NumpyArray Read(Stream stream, string name)
    {
        var header = NumpyHeader.Read(stream, name);
        if (header.Length > Array.MaxLength)
        {
            throw new DataException($"{name} holds {header.Length} bytes, more than can be in memory; split it.");
        }

        var bytes = ReadElements(stream, header, name);
        if (header.IsBigEndian)
        {
            Elements.Reverse(bytes, header.Type == ElementType.Text ? 4 : header.ElementSize);
        }

        return new NumpyArray(
            header.Type, header.Sizes, header.ElementSize, header.IsFortranOrder ? Reordered(bytes, header) : bytes);
    }

    /// <summary>The elements of an index of the first dimension.</summary>
    public ReadOnlySpan<byte> Row(int index) => Bytes.AsSpan(index * RowLength, RowLength);

    /// <summary>A text.</summary>
    /// <param name="index">Counts elements, the last dimension running fastest.</param>
    public string TextAt(int index) => Encoding.UTF32.GetString(Bytes, index * ElementSize, ElementSize).TrimEnd('\0');

    // A damaged head may promise far more than the file holds; so much is only taken once it is there.
    private static byte[] ReadElements(Stream stream, NumpyHeader header, string name)
    {
        const int step = 1 << 24;
        var bytes = new byte[Math.Min(header.Length, step)];
        var filled = 0;
        while (true)
        {
            filled += stream.ReadAtLeast(bytes.AsSpan(filled), bytes.Length - filled, throwOnEndOfStream: false);
            if (filled < bytes.Length)
            {
                throw new DataException(
                    $"{name} ends too early: its shape {string.Join("x", header.Sizes)} takes {header.Length} bytes, "
                    + $"and {filled} are there.");
            }

            if (bytes.Length == header.Length)
            {
                return bytes;
            }

            Array.Resize(ref bytes, (int)Math.Min(header.Length, 2L * bytes.Length));
        }
    }

    private static byte[] Reordered(byte[] source, NumpyHeader header)
    {
        var size = header.ElementSize;
        var target = new byte[source.Length];
        var index = new long[header.Sizes.Count];
        for (var place = 0; place < source.Length; place += size)
        {
            var position = 0L;
            for (var dimension = 0; dimension < index.Length; dimension++)
            {
                position = (position * header.Sizes[dimension]) + index[dimension];
            }

            source.AsSpan(place, size).CopyTo(target.AsSpan((int)position * size));
            for (var dimension = 0; dimension < index.Length && ++index[dimension] == header.Sizes[dimension]; dimension++)
            {
                index[dimension] = 0;
            }
        }

        return target;
    }
}
