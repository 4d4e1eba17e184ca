namespace Thelper.Torch;

/// <summary>What Python calls the scalar types: a class of storages and a dtype each, both in the module torch.</summary>
internal static class StorageNames
{
    private static readonly Dictionary<ScalarType, (string Storage, string Dtype)> Names = new()
    {
        [ScalarType.UInt8] = ("ByteStorage", "uint8"),
        [ScalarType.Int8] = ("CharStorage", "int8"),
        [ScalarType.Int16] = ("ShortStorage", "int16"),
        [ScalarType.Int32] = ("IntStorage", "int32"),
        [ScalarType.Int64] = ("LongStorage", "int64"),
        [ScalarType.Float16] = ("HalfStorage", "float16"),
        [ScalarType.Float32] = ("FloatStorage", "float32"),
        [ScalarType.Float64] = ("DoubleStorage", "float64"),
        [ScalarType.Bool] = ("BoolStorage", "bool"),
        [ScalarType.BFloat16] = ("BFloat16Storage", "bfloat16"),
    };

    public static IEnumerable<ScalarType> Types => Names.Keys;

    public static string Storage(this ScalarType type) => Of(type).Storage;

    public static string Dtype(this ScalarType type) => Of(type).Dtype;

    private static (string Storage, string Dtype) Of(ScalarType type) => Names.TryGetValue(type, out var names)
        ? names
        : throw new ArgumentException(
            $"A weights file cannot hold elements of libtorch's type number {(int)type}.", nameof(type));
}
