namespace Thelper.Torch;

/// <summary>What the format <c>safetensors</c> calls the scalar types.</summary>
internal static class SafeTensorsTypes
{
    private static readonly Dictionary<string, ScalarType> ByName = new(StringComparer.Ordinal)
    {
        ["F64"] = ScalarType.Float64,
        ["F32"] = ScalarType.Float32,
        ["F16"] = ScalarType.Float16,
        ["BF16"] = ScalarType.BFloat16,
        ["I64"] = ScalarType.Int64,
        ["I32"] = ScalarType.Int32,
        ["I16"] = ScalarType.Int16,
        ["I8"] = ScalarType.Int8,
        ["U8"] = ScalarType.UInt8,
        ["BOOL"] = ScalarType.Bool,
    };

    private static readonly Dictionary<ScalarType, string> Names = ByName.ToDictionary(entry => entry.Value, entry => entry.Key);

    /// <summary>All names, for messages.</summary>
    public static string Known { get; } = string.Join(", ", ByName.Keys);

    public static ScalarType? Find(string name) => ByName.TryGetValue(name, out var type) ? type : null;

    public static string Name(ScalarType type) => Names[type];
}
