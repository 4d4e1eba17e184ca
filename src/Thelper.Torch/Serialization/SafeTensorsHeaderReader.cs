using System.Text.Json;

namespace Thelper.Torch;

/// <summary>
/// Reads the JSON of a header as what it must be: <c>{name: {dtype, shape, data_offsets}, ...}</c>, with texts under one name.
/// Nothing that is not in the format is kept, however much of it there is.
/// </summary>
internal sealed class SafeTensorsHeaderReader(TorchFileName file)
{
    private readonly List<SafeTensorsEntry> _entries = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _metadata;

    /// <exception cref="TorchFileException">It is no JSON, or has something else in it.</exception>
    public (IReadOnlyList<SafeTensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata) Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            Expect(ref reader, JsonTokenType.StartObject);
            while (Next(ref reader) == JsonTokenType.PropertyName)
            {
                Item(ref reader, reader.GetString()!);
            }

            // Nothing but spaces may follow, which the reader skips.
            while (reader.Read())
            {
            }

            return (_entries, _metadata ?? []);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            throw file.Refuse($"has a header that is no JSON ({cause.Message.TrimEnd('.')})", cause);
        }
    }

    private void Item(ref Utf8JsonReader reader, string name)
    {
        if (!_names.Add(name))
        {
            throw file.Damaged($"its header has {TorchFileName.Quote(name)} twice");
        }

        if (name == SafeTensorsHeader.MetadataKey)
        {
            _metadata = Texts(ref reader);
        }
        else
        {
            _entries.Add(Entry(ref reader, name));
        }
    }

    private Dictionary<string, string> Texts(ref Utf8JsonReader reader)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        Expect(ref reader, JsonTokenType.StartObject);
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            Expect(ref reader, JsonTokenType.String);
            if (!texts.TryAdd(name, reader.GetString()!))
            {
                throw file.Damaged($"its metadata has {TorchFileName.Quote(name)} twice");
            }
        }

        return texts;
    }

    private SafeTensorsEntry Entry(ref Utf8JsonReader reader, string name)
    {
        (ScalarType? type, long[]? shape, long[]? offsets) = (null, null, null);
        Expect(ref reader, JsonTokenType.StartObject);
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            var key = reader.GetString();
            switch (key)
            {
                case "dtype" when type is null:
                    type = Type(ref reader, name);
                    break;
                case "shape" when shape is null:
                    shape = Numbers(ref reader, name);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = Numbers(ref reader, name);
                    break;
                default:
                    throw file.Damaged(
                        $"its header says {TorchFileName.Quote(key!)} of the tensor {TorchFileName.Quote(name)}, which it may not, or twice");
            }
        }

        return (type, shape, offsets) is ({ } known, not null, [var begin, var end])
            ? new SafeTensorsEntry(name, known, shape, begin, end)
            : throw file.Damaged(
                $"its header does not say dtype, shape and two data_offsets of the tensor {TorchFileName.Quote(name)}");
    }

    private ScalarType Type(ref Utf8JsonReader reader, string name)
    {
        Expect(ref reader, JsonTokenType.String);
        var text = reader.GetString()!;
        return SafeTensorsTypes.Find(text) ?? throw file.Refuse(
            $"has the tensor {TorchFileName.Quote(name)} with elements of the type {TorchFileName.Quote(text)}, "
            + $"and those that can be read are {SafeTensorsTypes.Known}");
    }

    private long[] Numbers(ref Utf8JsonReader reader, string name)
    {
        var numbers = new List<long>();
        Expect(ref reader, JsonTokenType.StartArray);
        while (Next(ref reader) == JsonTokenType.Number)
        {
            if (numbers.Count == TorchFileLimits.Rank || !reader.TryGetInt64(out var number) || number < 0)
            {
                throw file.Damaged(
                    $"a size or offset of the tensor {TorchFileName.Quote(name)} is no integer from 0, or there are more than "
                    + $"{TorchFileLimits.Rank}");
            }

            numbers.Add(number);
        }

        return reader.TokenType == JsonTokenType.EndArray ? [.. numbers] : throw Unexpected(ref reader);
    }

    private void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (Next(ref reader) != type)
        {
            throw Unexpected(ref reader);
        }
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader) => reader.Read() ? reader.TokenType : JsonTokenType.None;

    private TorchFileException Unexpected(ref Utf8JsonReader reader) =>
        file.Damaged($"its header has something at byte {reader.TokenStartIndex} that does not belong there");
}
