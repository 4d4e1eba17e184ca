using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Thelper.Torch;

/// <summary>
/// What is written where in a safetensors file. The largest elements come first, and the header is filled up with spaces, so
/// that each tensor lies at a multiple of the size of its elements.
/// </summary>
internal sealed class SafeTensorsLayout
{
    private const int Alignment = 8;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly IReadOnlyList<Tensor> _tensors;
    private readonly byte[] _header;

    private SafeTensorsLayout(IReadOnlyList<Tensor> tensors, byte[] header) => (_tensors, _header) = (tensors, header);

    /// <exception cref="ArgumentException">A name cannot be written.</exception>
    public static SafeTensorsLayout Of(IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        Check(tensors.Keys.Concat(metadata?.Keys ?? []).Concat(metadata?.Values ?? []));
        if (tensors.ContainsKey(SafeTensorsHeader.MetadataKey))
        {
            throw new ArgumentException(
                $"A tensor is named {SafeTensorsHeader.MetadataKey}, which safetensors has for texts.", nameof(tensors));
        }

        List<(string Name, Tensor Tensor)> inFileOrder =
            [.. tensors.Select(entry => (entry.Key, entry.Value)).OrderByDescending(entry => entry.Value.ScalarType.Size())];
        var offsets = new Dictionary<string, long>(StringComparer.Ordinal);
        var end = 0L;
        foreach (var (name, tensor) in inFileOrder)
        {
            offsets.Add(name, end);
            end += Length(tensor);
        }

        return new SafeTensorsLayout([.. inFileOrder.Select(entry => entry.Tensor)], Header(tensors, offsets, metadata));
    }

    public void Write(Stream stream)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)_header.Length);
        stream.Write(length);
        stream.Write(_header);
        foreach (var tensor in _tensors)
        {
            TensorMemory.Write(tensor, stream);
        }
    }

    private static byte[] Header(
        IReadOnlyDictionary<string, Tensor> tensors, Dictionary<string, long> offsets, IReadOnlyDictionary<string, string>? metadata)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject(SafeTensorsHeader.MetadataKey);
                metadata.ToList().ForEach(entry => json.WriteString(entry.Key, entry.Value));
                json.WriteEndObject();
            }

            foreach (var (name, tensor) in tensors)
            {
                Write(json, name, tensor, offsets[name]);
            }

            json.WriteEndObject();
        }

        var padding = -output.WrittenCount & (Alignment - 1);
        return [.. output.WrittenSpan, .. Enumerable.Repeat((byte)' ', padding)];
    }

    private static void Write(Utf8JsonWriter json, string name, Tensor tensor, long begin)
    {
        json.WriteStartObject(name);
        json.WriteString("dtype", SafeTensorsTypes.Name(tensor.ScalarType));
        Write(json, "shape", tensor.Shape);
        Write(json, "data_offsets", [begin, begin + Length(tensor)]);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, long[] numbers)
    {
        json.WriteStartArray(key);
        Array.ForEach(numbers, json.WriteNumberValue);
        json.WriteEndArray();
    }

    private static long Length(Tensor tensor) => tensor.ElementCount * tensor.ScalarType.Size();

    /// <exception cref="EncoderFallbackException">A text has half of a surrogate pair in it.</exception>
    private static void Check(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            StrictUtf8.GetByteCount(text);
        }
    }
}
