using System.Globalization;
using System.Text.Json;
using Thelper.Data.Files;
using Thelper.Tasks;

namespace Thelper.Data.Datasets.Columns;

/// <summary>
/// The task that an archive holds as a text: the JSON form of <see cref="LearningTask.ToPlainData"/>, or the call of a
/// constructor with literals as the Python original writes it. Neither is ever run.
/// </summary>
internal static class ArchivedTask
{
    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">It is neither; the clause says why.</exception>
    public static LearningTask Parse(string text)
    {
        try
        {
            var data = text.TrimStart().StartsWith('{')
                ? Plain(JsonSerializer.Deserialize<JsonElement>(text))
                : FromCall(PythonLiteral.Parse(text) as PythonCall
                    ?? throw new FormatException("it is no call of a constructor"));
            return TaskData.Read((IReadOnlyDictionary<string, object?>)data!);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            throw new FormatException(exception.Message.TrimEnd('.'), exception);
        }
    }

    private static OrderedDictionary<string, object?> FromCall(PythonCall call)
    {
        if (call.Positional.Count > 0)
        {
            throw new FormatException("the call has arguments without names");
        }

        var data = new OrderedDictionary<string, object?>
        {
            ["type"] = $"thelper.tasks.{call.Name[(call.Name.LastIndexOf('.') + 1)..]}",
        };
        foreach (var (name, value) in call.Named)
        {
            data[name] = Plain(value);
        }

        data["meta_keys"] = data.GetValueOrDefault("meta_keys") ?? new List<object?>();
        if (call.Name.EndsWith("Classification", StringComparison.Ordinal)
            && data.GetValueOrDefault("class_names") is IReadOnlyDictionary<string, object?> indices)
        {
            data["class_names"] = indices.OrderBy(pair => pair.Value as long?).Select(pair => (object?)pair.Key).ToList();
        }
        else if (!call.Name.EndsWith("Classification", StringComparison.Ordinal)
            && data.GetValueOrDefault("class_names") is List<object?> names)
        {
            data["class_names"] = new OrderedDictionary<string, object?>(
                names.Select((name, i) =>
                    KeyValuePair.Create(Convert.ToString(name, CultureInfo.InvariantCulture)!, (object?)(long)i)));
        }

        if (data.ContainsKey("color_map"))
        {
            data["color_map"] ??= new OrderedDictionary<string, object?>();
        }

        return data;
    }

    private static object? Plain(object? value) => value switch
    {
        Dictionary<object, object?> entries => new OrderedDictionary<string, object?>(entries.Select(pair =>
            KeyValuePair.Create(Convert.ToString(pair.Key, CultureInfo.InvariantCulture)!, Plain(pair.Value)))),
        List<object?> items => items.Select(Plain).ToList(),
        PythonCall call => throw new FormatException($"an argument is the call of '{call.Name}' and no literal"),
        _ => value,
    };

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new OrderedDictionary<string, object?>(
            value.EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, Plain(pair.Value)))),
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var integer) ? integer : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
