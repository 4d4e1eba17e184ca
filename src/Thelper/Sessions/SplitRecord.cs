using System.Text.Json;
using Thelper.Data;

namespace Thelper.Sessions;

/// <summary>The samples of a data set and the set that each is in, as a session keeps them in <c>logs/DATASET.log</c>.</summary>
/// <param name="Samples">By index; null in records that hold indices alone.</param>
/// <param name="Split">The indices of each set.</param>
public sealed record SplitRecord(IReadOnlyList<SampleIdentity>? Samples, SplitIndices Split)
{
    /// <summary>Asks a data set for the names of its samples.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="split">Its samples in each set.</param>
    public static SplitRecord Of(IDataset dataset, SplitIndices split) =>
        new([.. Enumerable.Range(0, dataset.Count).Select(dataset.IdentityOf)], split);

    /// <summary>Reads a record.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="SessionException">The file cannot be read, or is no such record.</exception>
    public static SplitRecord? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var stored = JsonSerializer.Deserialize<Stored>(File.ReadAllBytes(path));
            return stored is { Train: { } train, Valid: { } valid, Test: { } test }
                ? new SplitRecord(stored.Identities(), new SplitIndices(train, valid, test))
                : throw new JsonException("an index list is missing");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new SessionException(
                $"{path} cannot be read as the record of a split: {exception.Message.TrimEnd('.')}. To go on without comparing "
                + "the samples with those of before, set loaders.skip_verif=true.",
                exception);
        }
    }

    /// <summary>Writes the record; members of <paramref name="metadata"/> say what it belongs to.</summary>
    internal void Write(Stream stream, IEnumerable<KeyValuePair<string, string>> metadata, Action<Utf8JsonWriter>? writeSamples)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, IndentSize = 4 });
        writer.WriteStartObject();
        writer.WriteStartObject("metadata");
        foreach (var (key, value) in metadata)
        {
            writer.WriteString(key, value);
        }

        writer.WriteNumber("count", Samples!.Count);
        writer.WriteEndObject();
        WriteList(writer, "train_idxs", Split.Train);
        WriteList(writer, "valid_idxs", Split.Valid);
        WriteList(writer, "test_idxs", Split.Test);
        WriteList(writer, "names", Samples.Select(sample => sample.Name));
        WriteList(writer, "bytes", Samples.Select(sample => sample.Bytes));
        if (writeSamples is not null)
        {
            writer.WriteStartArray("samples");
            writeSamples(writer);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a list into one line, so that files of many samples can still be looked at.</summary>
    private static void WriteList<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(JsonSerializer.SerializeToUtf8Bytes(items), skipInputValidation: true);
    }

    private sealed record Stored
    {
        [System.Text.Json.Serialization.JsonPropertyName("train_idxs")]
        public int[]? Train { get; init; }

        [System.Text.Json.Serialization.JsonPropertyName("valid_idxs")]
        public int[]? Valid { get; init; }

        [System.Text.Json.Serialization.JsonPropertyName("test_idxs")]
        public int[]? Test { get; init; }

        [System.Text.Json.Serialization.JsonPropertyName("names")]
        public string[]? Names { get; init; }

        [System.Text.Json.Serialization.JsonPropertyName("bytes")]
        public long?[]? Bytes { get; init; }

        public SampleIdentity[]? Identities() => Names is null ? null
            : Bytes is null || Bytes.Length == Names.Length
                ? [.. Names.Select((name, i) => new SampleIdentity(name, Bytes?[i]))]
                : throw new JsonException($"there are {Names.Length} names, but {Bytes.Length} sizes");
    }
}
