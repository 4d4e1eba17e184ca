using System.Runtime.InteropServices;
using System.Text;
using Thelper.Hdf5.Native;

namespace Thelper.Hdf5;

/// <summary>
/// The values of a dataset, or of an attribute. May be used by several threads at once, which wait for each other. Dispose
/// it when it is no longer needed; it stays usable after its file was disposed.
/// </summary>
public sealed class Hdf5Array : IDisposable
{
    private readonly ArrayHandle _handle;
    private readonly string _place;

    internal Hdf5Array(ArrayHandle handle, string place)
    {
        (_handle, _place) = (handle, place);
        ArrayShape shape = default;
        Hdf5Exception.During(place, () => NativeMethods.ArrayDescribe(handle, out shape));
        (Type, Sizes) = (shape.Type, shape.ToSizes());
    }

    /// <summary>What the elements are.</summary>
    public Hdf5Type Type { get; }

    /// <summary>Of the dimensions, outermost first; empty for a single value.</summary>
    public IReadOnlyList<long> Sizes { get; }

    /// <summary>How many elements a row has: an index of the first dimension and all of the others.</summary>
    public long RowLength => Sizes.Skip(1).Aggregate(1L, (product, size) => checked(product * size));

    /// <summary>Reads all numbers.</summary>
    /// <typeparam name="T">What <see cref="Type"/> says; truth values are <see cref="bool"/> or <see cref="byte"/>.</typeparam>
    /// <param name="destination">Exactly as many as there are.</param>
    /// <exception cref="Hdf5Exception">The file is damaged, or the values are no numbers.</exception>
    /// <exception cref="ArgumentException">They are numbers of another type.</exception>
    public void Read<T>(Span<T> destination)
        where T : unmanaged => ReadBlock(new long[Sizes.Count], [.. Sizes], Bytes(destination));

    /// <summary>Reads the numbers of one row.</summary>
    /// <typeparam name="T">What <see cref="Type"/> says; truth values are <see cref="bool"/> or <see cref="byte"/>.</typeparam>
    /// <param name="row">An index of the first dimension.</param>
    /// <param name="destination"><see cref="RowLength"/> values.</param>
    /// <exception cref="Hdf5Exception">The file is damaged, there is no such row, or the values are no numbers.</exception>
    public void ReadRow<T>(long row, Span<T> destination)
        where T : unmanaged => ReadBlock(RowStart(row), RowSizes(), Bytes(destination));

    /// <summary>Reads the numbers of one row, whatever their type, as they are in memory.</summary>
    /// <param name="row">An index of the first dimension.</param>
    /// <param name="destination"><see cref="RowLength"/> numbers.</param>
    /// <exception cref="Hdf5Exception">The file is damaged, there is no such row, or the values are no numbers.</exception>
    public void ReadRowBytes(long row, Span<byte> destination) => ReadBlock(RowStart(row), RowSizes(), destination);

    /// <summary>Reads all texts or vectors of bytes, the last dimension running fastest.</summary>
    /// <exception cref="Hdf5Exception">The file is damaged, or the values are neither.</exception>
    public byte[][] ReadItems() => ReadItems(new long[Sizes.Count], [.. Sizes]);

    /// <summary>Reads the texts or vectors of bytes of one row.</summary>
    /// <param name="row">An index of the first dimension.</param>
    /// <exception cref="Hdf5Exception">The file is damaged, there is no such row, or the values are neither.</exception>
    public byte[][] ReadRowItems(long row) => ReadItems(RowStart(row), RowSizes());

    /// <summary>Writes the numbers of one row.</summary>
    /// <typeparam name="T">What <see cref="Type"/> says; truth values are <see cref="bool"/> or <see cref="byte"/>.</typeparam>
    /// <param name="row">An index of the first dimension.</param>
    /// <param name="source"><see cref="RowLength"/> values.</param>
    /// <exception cref="Hdf5Exception">The disk is full, or the values do not fill the row.</exception>
    public unsafe void WriteRow<T>(long row, ReadOnlySpan<T> source)
        where T : unmanaged
    {
        Require<T>();
        var bytes = MemoryMarshal.AsBytes(source);
        fixed (byte* first = bytes)
        {
            var (pointer, length) = ((nint)first, bytes.Length);
            Hdf5Exception.During(_place, () => NativeMethods.ArrayWrite(
                _handle, RowStart(row), RowSizes(), new ReadOnlySpan<byte>((void*)pointer, length), length));
        }
    }

    /// <summary>Writes a text, in UTF-8, or a vector of bytes.</summary>
    /// <param name="index">Of the one dimension.</param>
    /// <param name="item">A text must not contain the character 0, where HDF5 would end it.</param>
    /// <exception cref="Hdf5Exception">The disk is full, or the elements are neither texts nor bytes.</exception>
    public void WriteItem(long index, byte[] item) =>
        Hdf5Exception.During(_place, () => NativeMethods.ArrayWriteItem(_handle, index, item, item.Length));

    /// <summary>Writes a text.</summary>
    /// <param name="index">Of the one dimension.</param>
    /// <param name="text">Without the character 0, where HDF5 would end it.</param>
    /// <exception cref="Hdf5Exception">The disk is full, or the elements are no texts.</exception>
    public void WriteItem(long index, string text) => WriteItem(index, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static bool Fits<T>(Hdf5Type type) => type switch
    {
        Hdf5Type.Int8 => typeof(T) == typeof(sbyte),
        Hdf5Type.UInt8 => typeof(T) == typeof(byte),
        Hdf5Type.Int16 => typeof(T) == typeof(short),
        Hdf5Type.UInt16 => typeof(T) == typeof(ushort),
        Hdf5Type.Int32 => typeof(T) == typeof(int),
        Hdf5Type.UInt32 => typeof(T) == typeof(uint),
        Hdf5Type.Int64 => typeof(T) == typeof(long),
        Hdf5Type.UInt64 => typeof(T) == typeof(ulong),
        Hdf5Type.Float32 => typeof(T) == typeof(float),
        Hdf5Type.Float64 => typeof(T) == typeof(double),
        Hdf5Type.Boolean => typeof(T) == typeof(bool) || typeof(T) == typeof(byte),
        _ => false,
    };

    private void Require<T>()
    {
        if (Type is Hdf5Type.Text or Hdf5Type.Bytes or Hdf5Type.Other)
        {
            throw new Hdf5Exception(_place, "its values are no numbers");
        }

        if (!Fits<T>(Type))
        {
            throw new ArgumentException($"The values of {_place} are {Type}, which {typeof(T).Name} cannot hold.");
        }
    }

    private Span<byte> Bytes<T>(Span<T> values)
        where T : unmanaged
    {
        Require<T>();
        return MemoryMarshal.AsBytes(values);
    }

    private unsafe void ReadBlock(long[] start, long[] sizes, Span<byte> destination)
    {
        fixed (byte* first = destination)
        {
            var (pointer, length) = ((nint)first, destination.Length);
            Hdf5Exception.During(_place, () => NativeMethods.ArrayRead(
                _handle, start, sizes, new Span<byte>((void*)pointer, length), length));
        }
    }

    private byte[][] ReadItems(long[] start, long[] sizes)
    {
        ItemsHandle? items = null;
        Hdf5Exception.During(_place, () => NativeMethods.ArrayReadItems(_handle, start, sizes, out items));
        using (items)
        {
            return items!.ToArrays();
        }
    }

    private long[] RowStart(long row)
    {
        if (Sizes.Count == 0)
        {
            throw new Hdf5Exception(_place, "it is a single value, which has no rows");
        }

        return [row, .. Enumerable.Repeat(0L, Sizes.Count - 1)];
    }

    private long[] RowSizes() => [1, .. Sizes.Skip(1)];
}
