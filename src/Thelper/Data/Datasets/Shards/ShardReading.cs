using System.Text;
using System.Text.Json;
using Thelper.Data.Datasets.Tables;
using Thelper.Data.Files;

namespace Thelper.Data.Datasets.Shards;

/// <summary>Finds the image and the truth among the files of a sample.</summary>
internal sealed class ShardReading(TarOptions options)
{
    private static readonly string[] ImageEndings = ["jpg", "jpeg", "png", "bmp", "ppm", "pgm", "tif", "tiff"];
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Whether samples have a truth, which a look at the first one tells where the options do not.</summary>
    /// <param name="first">The first sample of all.</param>
    public string? TruthMember(TarSample first) => options.TargetMember?.ToLowerInvariant()
        ?? (options.Target.Count > 0 ? "json" : first.Members.ContainsKey("cls") ? "cls" : null);

    /// <exception cref="DataException">A file is missing, or holds something else; the sentence names archive and
    /// sample.</exception>
    public ShardSample Read(TarShard shard, TarSample sample, string? truthMember)
    {
        var place = $"{shard.Path}, sample {sample.Key}";
        var image = options.ImageMember is { } named
            ? named.ToLowerInvariant()
            : sample.Members.Keys.FirstOrDefault(ending => ImageEndings.Contains(ending));
        if (image is null || !sample.Members.TryGetValue(image, out var pixels))
        {
            throw new DataException(
                $"{place}: there is no {(image is null ? "image" : $"file .{image}")} among its files "
                + $".{string.Join(", .", sample.Members.Keys)}.");
        }

        if (truthMember is null)
        {
            return new ShardSample(shard, sample.Key, pixels, []);
        }

        if (!sample.Members.TryGetValue(truthMember, out var truth))
        {
            throw new DataException(
                $"{place}: there is no file .{truthMember} among its files .{string.Join(", .", sample.Members.Keys)}.");
        }

        return new ShardSample(shard, sample.Key, pixels, Truth(shard.Read(truth), truthMember, $"{place}, .{truthMember}"));
    }

    private string[] Truth(byte[] content, string member, string place)
    {
        if (member.EndsWith("json", StringComparison.Ordinal))
        {
            return FromJson(content, place);
        }

        string text;
        try
        {
            text = StrictUtf8.GetString(content).Trim('\ufeff', ' ', '\t', '\r', '\n', '\0');
        }
        catch (DecoderFallbackException exception)
        {
            throw new DataException($"{place}: the text is not UTF-8.", exception);
        }

        return text.Length == 0 ? throw new DataException($"{place}: the file is empty.")
            : options.TaskType == TableTask.Regression ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : [text];
    }

    private string[] FromJson(byte[] content, string place)
    {
        JsonElement json;
        try
        {
            json = JsonSerializer.Deserialize<JsonElement>(content.AsSpan());
        }
        catch (JsonException exception)
        {
            throw new DataException($"{place}, line {exception.LineNumber + 1}: this is no JSON.", exception);
        }

        if (options.Target.Count == 0)
        {
            return json.ValueKind is JsonValueKind.Number or JsonValueKind.String ? [json.ToString()] : throw new DataException(
                $"{place}: here is an object or a list; name the keys to predict under target.");
        }

        return json.ValueKind != JsonValueKind.Object
            ? throw new DataException($"{place}: here is no object with the keys {string.Join(", ", options.Target)}.")
            : [.. options.Target.Select(key =>
                JsonCells.Of(json, key).Text ?? throw new DataException($"{place}: there is no value '{key}'."))];
    }
}
