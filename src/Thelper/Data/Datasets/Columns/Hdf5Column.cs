using System.Text;
using Thelper.Data.Files;
using Thelper.Hdf5;
using Thelper.Vision;

namespace Thelper.Data.Datasets.Columns;

/// <summary>The rows of a dataset of an HDF5 file.</summary>
internal sealed class Hdf5Column : IValueColumn
{
    private readonly Hdf5Array _array;
    private readonly Hdf5Packing _packing;
    private readonly int[] _sizes;

    /// <param name="file">Stays the caller's.</param>
    /// <param name="path">Of the dataset.</param>
    /// <exception cref="DataException">There is no such dataset, or its values cannot be read.</exception>
    public Hdf5Column(Hdf5File file, string path)
    {
        Place = $"{file.Path}, '{path}'";
        try
        {
            _array = file.Dataset(path);
            _packing = Hdf5Packing.Read(file, path);
        }
        catch (Hdf5Exception exception)
        {
            throw new DataException(exception.Message, exception);
        }

        _sizes = [.. _array.Sizes.Skip(1).Select(size => checked((int)size))];
        if (_array.Type == Hdf5Type.Other)
        {
            throw new DataException(
                $"{Place} holds records or other values that are not read; numbers, texts and vectors of bytes are.");
        }

        if (_array.Sizes.Count == 0)
        {
            throw new DataException($"{Place} is a single value, but must have a first dimension that counts samples.");
        }

        if (_array.Type is Hdf5Type.Text or Hdf5Type.Bytes && _sizes.Length > 0)
        {
            throw new DataException($"{Place} has several texts or vectors of bytes for each sample, but at most one is read.");
        }
    }

    public long Count => _array.Sizes[0];

    public string Place { get; }

    public object Read(int index)
    {
        try
        {
            return _array.Type switch
            {
                Hdf5Type.Text => Encoding.UTF8.GetString(_array.ReadRowItems(index)[0]),
                Hdf5Type.Bytes => Unpacked(_array.ReadRowItems(index)[0]),
                _ => Numbers(index),
            };
        }
        catch (Exception exception) when (exception is Hdf5Exception or FormatException or ImageException)
        {
            throw new DataException($"{Place}, sample {index} cannot be read: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    public void Dispose() => _array.Dispose();

    private NumberBlock Numbers(int index)
    {
        var type = ElementOf(_array.Type);
        var bytes = new byte[_array.RowLength * type.Size()];
        _array.ReadRowBytes(index, bytes);
        return new NumberBlock(type, _sizes, bytes);
    }

    private object Unpacked(byte[] item)
    {
        if (_packing.IsImage)
        {
            return Image.Decode(item, ImageReadMode.Unchanged);
        }

        if (_packing.Element is not { } type)
        {
            return Encoding.UTF8.GetString(item);
        }

        int[] sizes = _packing.Sizes is { } known ? known : [item.Length / type.Size()];
        return sizes.Aggregate((long)type.Size(), (product, size) => product * size) == item.Length
            ? new NumberBlock(type, sizes, item)
            : throw new FormatException($"{item.Length} bytes do not fill the shape [{string.Join(", ", sizes)}] of {type}");
    }

    private static ElementType ElementOf(Hdf5Type type) => type switch
    {
        Hdf5Type.Int8 => ElementType.Int8,
        Hdf5Type.UInt8 => ElementType.UInt8,
        Hdf5Type.Int16 => ElementType.Int16,
        Hdf5Type.UInt16 => ElementType.UInt16,
        Hdf5Type.Int32 => ElementType.Int32,
        Hdf5Type.UInt32 => ElementType.UInt32,
        Hdf5Type.Int64 => ElementType.Int64,
        Hdf5Type.UInt64 => ElementType.UInt64,
        Hdf5Type.Float32 => ElementType.Float32,
        Hdf5Type.Float64 => ElementType.Float64,
        _ => ElementType.Boolean,
    };
}
