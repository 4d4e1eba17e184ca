using System.Text;
using System.Text.Json;

namespace Thelper.Data.Files;

/// <summary>A file with a JSON object on each line. UTF-8, with or without a byte order mark; empty lines are passed
/// over.</summary>
internal static class JsonLinesFile
{
    /// <summary>Reads line by line.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Takes the lines that are no JSON objects.</param>
    /// <returns>The objects with the numbers of their lines, from 1; each is valid on its own.</returns>
    /// <exception cref="DataException">The file is missing or no UTF-8, or a line is no JSON object and none may be left
    /// out.</exception>
    public static IEnumerable<(int Line, JsonElement Object)> Read(string path, DataProblems problems)
    {
        using var text = Open(path);
        for (var line = 1; ReadLine(text, path) is { } content; line++)
        {
            if (!string.IsNullOrWhiteSpace(content) && Parse(content, path, line, problems) is { } value)
            {
                yield return (line, value);
            }
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return TextFile.OpenUtf8(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be read: {ReadFailure.Reason(path, exception)}", exception);
        }
    }

    private static string? ReadLine(StreamReader text, string path)
    {
        try
        {
            return text.ReadLine();
        }
        catch (DecoderFallbackException exception)
        {
            throw TextFile.NotUtf8(path, exception);
        }
    }

    private static JsonElement? Parse(string content, string path, int line, DataProblems problems)
    {
        try
        {
            var value = JsonSerializer.Deserialize<JsonElement>(content);
            if (value.ValueKind == JsonValueKind.Object)
            {
                return value;
            }

            problems.Add($"{path}, line {line}: here is {Kind(value.ValueKind)}, but each line must be an object in braces.");
        }
        catch (JsonException exception)
        {
            problems.Add($"{path}, line {line}, character {exception.BytePositionInLine + 1}: this is no JSON.", exception);
        }

        return null;
    }

    private static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a truth value",
    };
}
