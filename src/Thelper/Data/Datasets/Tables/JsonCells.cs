using System.Text.Json;

namespace Thelper.Data.Datasets.Tables;

/// <summary>Values of JSON objects as cells.</summary>
internal static class JsonCells
{
    /// <summary>The value of a key; where there is no such key, dots lead into objects within the object.</summary>
    public static TableCell Of(JsonElement item, string key) => Find(item, key) switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => TableCell.Missing,
        { ValueKind: JsonValueKind.Number } number => new TableCell(number.GetRawText(), Finite(number.GetDouble())),
        { ValueKind: JsonValueKind.String } text => new TableCell(text.GetString() is { Length: > 0 } value ? value : null, null),
        var other => new TableCell(other.Value.GetRawText(), null),
    };

    private static double? Finite(double number) => double.IsFinite(number) ? number : null;

    private static JsonElement? Find(JsonElement item, string key)
    {
        if (item.TryGetProperty(key, out var found))
        {
            return found;
        }

        var inner = item;
        foreach (var part in key.Split('.'))
        {
            if (inner.ValueKind != JsonValueKind.Object || !inner.TryGetProperty(part, out inner))
            {
                return null;
            }
        }

        return inner;
    }
}
