using System.Runtime.InteropServices;
using Thelper.Data.Files;

namespace Thelper.Data.Datasets.Columns;

/// <summary>Numbers of one sample.</summary>
/// <param name="Type">Of the numbers.</param>
/// <param name="Sizes">Of the dimensions; none for a single number.</param>
/// <param name="Bytes">In this machine's order, the last dimension running fastest.</param>
internal sealed record NumberBlock(ElementType Type, int[] Sizes, byte[] Bytes)
{
    /// <summary>As a sample holds an array: floats as float32; integers as they are, or as wide as needed where tensors have
    /// no such type.</summary>
    /// <exception cref="OverflowException">A number is beyond the range of int64.</exception>
    public SampleArray ToArray()
    {
        var shape = Array.ConvertAll(Sizes, size => (long)size);
        return Type switch
        {
            ElementType.Boolean => SampleArray.From<bool>(Cast<bool>(), shape),
            ElementType.Int8 => SampleArray.From<sbyte>(Cast<sbyte>(), shape),
            ElementType.UInt8 => SampleArray.From<byte>(Bytes, shape),
            ElementType.Int16 => SampleArray.From<short>(Cast<short>(), shape),
            ElementType.UInt16 => SampleArray.From<int>(Array.ConvertAll(Cast<ushort>().ToArray(), value => (int)value), shape),
            ElementType.Int32 => SampleArray.From<int>(Cast<int>(), shape),
            ElementType.UInt32 => SampleArray.From<long>(Array.ConvertAll(Cast<uint>().ToArray(), value => (long)value), shape),
            ElementType.Int64 => SampleArray.From<long>(Cast<long>(), shape),
            ElementType.UInt64 =>
                SampleArray.From<long>(Array.ConvertAll(Cast<ulong>().ToArray(), value => checked((long)value)), shape),
            _ => SampleArray.From<float>(Elements.ToFloats(Type, Bytes), shape),
        };
    }

    public ReadOnlySpan<T> Cast<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes);
}
