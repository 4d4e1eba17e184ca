using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Thelper.Data.Files;

/// <summary>What the elements of an array of a file are in memory.</summary>
internal enum ElementType
{
    Boolean,
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Float16,
    Float32,
    Float64,
    Text,
}

/// <summary>Numbers of an <see cref="ElementType"/> as bytes in this machine's order.</summary>
internal static class Elements
{
    /// <summary>Bytes per element; 0 for texts, which have no one size.</summary>
    public static int Size(this ElementType type) => type switch
    {
        ElementType.Boolean or ElementType.Int8 or ElementType.UInt8 => 1,
        ElementType.Int16 or ElementType.UInt16 or ElementType.Float16 => 2,
        ElementType.Int32 or ElementType.UInt32 or ElementType.Float32 => 4,
        ElementType.Int64 or ElementType.UInt64 or ElementType.Float64 => 8,
        _ => 0,
    };

    public static bool IsFloat(this ElementType type) =>
        type is ElementType.Float16 or ElementType.Float32 or ElementType.Float64;

    /// <summary>Numbers as floats; large integers lose their last digits.</summary>
    public static float[] ToFloats(ElementType type, ReadOnlySpan<byte> bytes) => type switch
    {
        ElementType.Boolean or ElementType.UInt8 => Convert<byte>(bytes, value => value),
        ElementType.Int8 => Convert<sbyte>(bytes, value => value),
        ElementType.Int16 => Convert<short>(bytes, value => value),
        ElementType.UInt16 => Convert<ushort>(bytes, value => value),
        ElementType.Int32 => Convert<int>(bytes, value => value),
        ElementType.UInt32 => Convert<uint>(bytes, value => value),
        ElementType.Int64 => Convert<long>(bytes, value => value),
        ElementType.UInt64 => Convert<ulong>(bytes, value => value),
        ElementType.Float16 => Convert<Half>(bytes, value => (float)value),
        ElementType.Float32 => Convert<float>(bytes, value => value),
        ElementType.Float64 => Convert<double>(bytes, value => (float)value),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Texts are no numbers."),
    };

    /// <summary>One number: a <see cref="double"/> for floats, a <see cref="long"/> for all others.</summary>
    /// <exception cref="OverflowException">It is beyond the range of <see cref="long"/>.</exception>
    public static object ToNumber(ElementType type, ReadOnlySpan<byte> bytes) => type switch
    {
        // Without the cast to object, the common type of all would be double.
        ElementType.Boolean or ElementType.UInt8 => (object)(long)bytes[0],
        ElementType.Int8 => (long)(sbyte)bytes[0],
        ElementType.Int16 => (long)MemoryMarshal.Read<short>(bytes),
        ElementType.UInt16 => (long)MemoryMarshal.Read<ushort>(bytes),
        ElementType.Int32 => (long)MemoryMarshal.Read<int>(bytes),
        ElementType.UInt32 => (long)MemoryMarshal.Read<uint>(bytes),
        ElementType.Int64 => MemoryMarshal.Read<long>(bytes),
        ElementType.UInt64 => checked((long)MemoryMarshal.Read<ulong>(bytes)),
        ElementType.Float16 => (double)MemoryMarshal.Read<Half>(bytes),
        ElementType.Float32 => (double)MemoryMarshal.Read<float>(bytes),
        ElementType.Float64 => MemoryMarshal.Read<double>(bytes),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Texts are no numbers."),
    };

    /// <summary>Turns the bytes of each element round.</summary>
    public static void Reverse(Span<byte> bytes, int size)
    {
        switch (size)
        {
            case 2:
                var twos = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(twos, twos);
                break;
            case 4:
                var fours = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(fours, fours);
                break;
            case 8:
                var eights = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(eights, eights);
                break;
            default:
                break;
        }
    }

    private static float[] Convert<T>(ReadOnlySpan<byte> bytes, Func<T, float> convert)
        where T : unmanaged
    {
        var source = MemoryMarshal.Cast<byte, T>(bytes);
        var values = new float[source.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = convert(source[i]);
        }

        return values;
    }
}
