using System.Buffers.Binary;
using System.Text;

namespace Thelper.Torch;

/// <summary>An entry of a zip archive.</summary>
/// <param name="Name">With its folders.</param>
/// <param name="Header">Where its own header begins; its bytes lie behind.</param>
/// <param name="Length">Of its bytes.</param>
/// <param name="Checksum">Their CRC-32.</param>
/// <param name="IsStored">Whether the bytes are there as they are, neither compressed nor encrypted.</param>
internal sealed record ZipEntry(string Name, long Header, long Length, uint Checksum, bool IsStored);

/// <summary>
/// The directory of a zip archive, after PKWARE's APPNOTE 6.3, with the large numbers of its ZIP64. What the archive says of
/// lengths is believed only as far as there are bytes, so that reading takes no more memory than the archive has.
/// </summary>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054b50;
    private const uint LargeEndSignature = 0x06064b50;
    private const uint LargeEndLocator = 0x07064b50;
    private const uint EntrySignature = 0x02014b50;
    private const uint LocalSignature = 0x04034b50;
    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const int LargeEndLength = 56;
    private const int EntryLength = 46;
    private const int LocalLength = 30;
    private const ushort LargeNumbers = 1;
    private const ushort Encrypted = 1;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>All entries, in the order of the directory.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public static List<ZipEntry> Read(Stream stream)
    {
        var (start, length) = Find(stream);
        Require(start >= 0 && length >= 0 && length <= stream.Length - start, "its directory lies outside of it");
        var directory = ReadAt(stream, start, (int)Math.Min(length, int.MaxValue));
        var entries = new List<ZipEntry>();
        for (var rest = directory.AsSpan(); !rest.IsEmpty;)
        {
            Require(rest.Length >= EntryLength && UInt32(rest, 0) == EntrySignature, "its directory is cut");
            var (nameLength, extraLength, commentLength) = (UInt16(rest, 28), UInt16(rest, 30), UInt16(rest, 32));
            Require(rest.Length >= EntryLength + nameLength + extraLength + commentLength, "its directory is cut");
            entries.Add(Entry(rest, rest.Slice(EntryLength, nameLength), rest.Slice(EntryLength + nameLength, extraLength)));
            rest = rest[(EntryLength + nameLength + extraLength + commentLength)..];
        }

        return entries;
    }

    /// <summary>Goes to the bytes of an entry.</summary>
    /// <exception cref="InvalidDataException">They are not all there.</exception>
    public static void Seek(Stream stream, ZipEntry entry)
    {
        Require(entry.Header >= 0 && entry.Header <= stream.Length - LocalLength, "an entry lies outside of it");
        Span<byte> header = stackalloc byte[LocalLength];
        stream.Position = entry.Header;
        stream.ReadExactly(header);
        Require(UInt32(header, 0) == LocalSignature, "an entry is not where the directory says");
        stream.Position += UInt16(header, 26) + UInt16(header, 28);
        Require(entry.Length <= stream.Length - stream.Position, "an entry lies outside of it");
    }

    private static ZipEntry Entry(ReadOnlySpan<byte> header, ReadOnlySpan<byte> name, ReadOnlySpan<byte> extra)
    {
        long compressed = UInt32(header, 20), length = UInt32(header, 24), local = UInt32(header, 42);
        for (var rest = extra; rest.Length >= 4;)
        {
            var (kind, size) = (UInt16(rest, 0), UInt16(rest, 2));
            Require(rest.Length >= 4 + size, "its directory is cut");
            if (kind == LargeNumbers)
            {
                var numbers = rest.Slice(4, size);
                length = Large(length, ref numbers);
                compressed = Large(compressed, ref numbers);
                local = Large(local, ref numbers);
            }

            rest = rest[(4 + size)..];
        }

        var isStored = UInt16(header, 10) == 0 && compressed == length && length >= 0 && (UInt16(header, 8) & Encrypted) == 0;
        return new ZipEntry(Name(name), local, length, UInt32(header, 16), isStored);
    }

    private static string Name(ReadOnlySpan<byte> name)
    {
        try
        {
            return StrictUtf8.GetString(name);
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException("The name of an entry is no valid text.", exception);
        }
    }

    /// <summary>A number that did not fit into its field has the field filled, and stands behind.</summary>
    private static long Large(long number, ref ReadOnlySpan<byte> numbers)
    {
        if (number != uint.MaxValue)
        {
            return number;
        }

        Require(numbers.Length >= sizeof(long), "its directory is cut");
        var large = BinaryPrimitives.ReadInt64LittleEndian(numbers);
        numbers = numbers[sizeof(long)..];
        return large;
    }

    private static (long Start, long Length) Find(Stream stream)
    {
        var end = FindEnd(stream, 0) ?? FindEnd(stream, ushort.MaxValue) ?? throw Damaged("it has no directory");
        var record = ReadAt(stream, end, EndLength);
        (long start, long length) = (UInt32(record, 16), UInt32(record, 12));
        return (start == uint.MaxValue || length == uint.MaxValue || UInt16(record, 10) == ushort.MaxValue) && end >= LocatorLength
            ? FindLarge(stream, end) : (start, length);
    }

    private static (long Start, long Length) FindLarge(Stream stream, long end)
    {
        var locator = ReadAt(stream, end - LocatorLength, LocatorLength);
        var place = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        Require(UInt32(locator, 0) == LargeEndLocator && place >= 0 && place <= stream.Length - LargeEndLength, "it has no directory");
        var record = ReadAt(stream, place, LargeEndLength);
        Require(UInt32(record, 0) == LargeEndSignature, "it has no directory");
        return (BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(40)));
    }

    /// <summary>Where the last record begins, behind which there may be a comment; null where there is none.</summary>
    private static long? FindEnd(Stream stream, int comment)
    {
        var length = (int)Math.Min(stream.Length, EndLength + comment);
        var tail = ReadAt(stream, stream.Length - length, length);
        for (var i = length - EndLength; i >= 0; i--)
        {
            if (UInt32(tail, i) == EndSignature && UInt16(tail, i + 20) == length - EndLength - i)
            {
                return stream.Length - length + i;
            }
        }

        return null;
    }

    private static byte[] ReadAt(Stream stream, long position, int count)
    {
        var bytes = new byte[count];
        stream.Position = position;
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw Damaged(problem);
        }
    }

    private static InvalidDataException Damaged(string problem) => new(problem);
}
