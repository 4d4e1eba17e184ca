namespace Thelper.Torch;

/// <summary>The type of a tensor's elements. The numbers are libtorch's own, as they stand in its files.</summary>
public enum ScalarType
{
    /// <summary>Unsigned 8-bit integer; PyTorch's <c>uint8</c>.</summary>
    UInt8 = 0,

    /// <summary>Signed 8-bit integer; PyTorch's <c>int8</c>.</summary>
    Int8 = 1,

    /// <summary>16-bit integer; PyTorch's <c>int16</c>.</summary>
    Int16 = 2,

    /// <summary>32-bit integer; PyTorch's <c>int32</c>.</summary>
    Int32 = 3,

    /// <summary>64-bit integer; PyTorch's <c>int64</c>, the type of class indices.</summary>
    Int64 = 4,

    /// <summary>IEEE 754 half precision; PyTorch's <c>float16</c>.</summary>
    Float16 = 5,

    /// <summary>IEEE 754 single precision; PyTorch's <c>float32</c>, the default of parameters.</summary>
    Float32 = 6,

    /// <summary>IEEE 754 double precision; PyTorch's <c>float64</c>.</summary>
    Float64 = 7,

    /// <summary>One byte that is 0 or 1; PyTorch's <c>bool</c>.</summary>
    Bool = 11,

    /// <summary>The upper half of a single-precision number; PyTorch's <c>bfloat16</c>.</summary>
    BFloat16 = 15,
}

/// <summary>Facts about scalar types.</summary>
public static class ScalarTypes
{
    /// <summary>Whether the type holds real numbers, and so can have gradients.</summary>
    /// <param name="type">The type asked about.</param>
    public static bool IsFloatingPoint(this ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

    /// <summary>Bytes per element.</summary>
    /// <param name="type">The type asked about.</param>
    public static int Size(this ScalarType type) => type switch
    {
        ScalarType.UInt8 or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        _ => 8,
    };

    /// <summary>The scalar type whose elements have the memory layout of <typeparamref name="T"/>.</summary>
    /// <typeparam name="T">One of byte, sbyte, short, int, long, Half, float, double and bool.</typeparam>
    /// <exception cref="NotSupportedException">No scalar type has the layout of <typeparamref name="T"/>.</exception>
    public static ScalarType Of<T>()
        where T : unmanaged
    {
        var type = typeof(T);
        return type == typeof(float) ? ScalarType.Float32
            : type == typeof(double) ? ScalarType.Float64
            : type == typeof(long) ? ScalarType.Int64
            : type == typeof(int) ? ScalarType.Int32
            : type == typeof(byte) ? ScalarType.UInt8
            : type == typeof(sbyte) ? ScalarType.Int8
            : type == typeof(short) ? ScalarType.Int16
            : type == typeof(bool) ? ScalarType.Bool
            : type == typeof(Half) ? ScalarType.Float16
            : throw new NotSupportedException($"A tensor cannot have elements of the type {type.Name}.");
    }
}
