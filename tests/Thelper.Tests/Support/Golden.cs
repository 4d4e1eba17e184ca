using System.Text.Json;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Support;

/// <summary>What the Python original gave; the test is skipped where the shared folder is not here.</summary>
internal static class Golden
{
    public static string Text(string file) => Repository.ReadShared("golden", file);

    public static JsonElement Json(string file) => JsonSerializer.Deserialize<JsonElement>(Text(file));

    /// <summary>The value at the end of a path of keys.</summary>
    public static JsonElement At(this JsonElement element, params IEnumerable<string> path) =>
        path.Aggregate(element, (value, key) => value.GetProperty(key));

    public static T[] Array<T>(this JsonElement element) => element.Deserialize<T[]>()!;
}
