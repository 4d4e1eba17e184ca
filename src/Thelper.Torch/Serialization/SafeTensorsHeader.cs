using System.Buffers.Binary;

namespace Thelper.Torch;

/// <summary>
/// The header of a safetensors file. Nothing is made of it before all is checked: each tensor's bytes are as many as its type
/// and shape ask for, and together they are the whole rest of the file, each byte once.
/// </summary>
internal sealed class SafeTensorsHeader
{
    public const string MetadataKey = "__metadata__";

    /// <summary>The limit of those who publish the format.</summary>
    private const ulong LongestHeader = 100_000_000;

    private SafeTensorsHeader(IReadOnlyList<SafeTensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        (Entries, Metadata) = (entries, metadata);
        InFileOrder = [.. entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)];
    }

    /// <summary>The tensors in the order of the header.</summary>
    public IReadOnlyList<SafeTensorsEntry> Entries { get; }

    /// <summary>The same in the order of their bytes.</summary>
    public IReadOnlyList<SafeTensorsEntry> InFileOrder { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Leaves the stream where the elements begin.</summary>
    /// <exception cref="TorchFileException">The file is damaged.</exception>
    public static SafeTensorsHeader Read(Stream stream, TorchFileName file)
    {
        var json = ReadJson(stream, file);
        var reader = new SafeTensorsHeaderReader(file);
        var (entries, metadata) = reader.Read(json);
        var header = new SafeTensorsHeader(entries, metadata);
        header.Check(stream.Length - stream.Position, file);
        return header;
    }

    private static byte[] ReadJson(Stream stream, TorchFileName file)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        stream.Position = 0;
        if (stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
        {
            throw file.Refuse($"is no safetensors file: it has {stream.Length} bytes, and the length of the header alone takes 8");
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        var left = (ulong)(stream.Length - stream.Position);
        if (length > left)
        {
            throw file.Refuse($"is no safetensors file, or is cut: it announces a header of {length} bytes, and has {left} more");
        }

        if (length > LongestHeader)
        {
            throw file.Refuse($"has a header of {length} bytes, and at most {LongestHeader} are allowed");
        }

        var json = new byte[length];
        stream.ReadExactly(json);
        return json is [(byte)'{', ..] ? json : throw file.Refuse("is no safetensors file: its header does not begin with '{'");
    }

    private void Check(long dataLength, TorchFileName file)
    {
        var end = 0L;
        foreach (var entry in InFileOrder)
        {
            var name = TorchFileName.Quote(entry.Name);
            if (entry.Begin > entry.End || entry.End > dataLength)
            {
                throw file.Damaged(
                    $"the bytes of the tensor {name} are said to lie from {entry.Begin} to {entry.End}, and there are {dataLength}");
            }

            if (entry.End - entry.Begin != entry.ByteLength)
            {
                throw file.Damaged(
                    $"the tensor {name} has {entry.End - entry.Begin} bytes, which are not those of "
                    + $"{SafeTensorsTypes.Name(entry.Type)} elements of the shape [{string.Join(", ", entry.Shape)}]");
            }

            if (entry.Begin != end)
            {
                throw file.Damaged(entry.Begin < end
                    ? $"the tensor {name} lies over the one before it"
                    : $"no tensor has the {entry.Begin - end} bytes before the tensor {name}");
            }

            end = entry.End;
        }

        if (end != dataLength)
        {
            throw file.Damaged($"its tensors end after {end} bytes, and there are {dataLength}");
        }
    }
}
