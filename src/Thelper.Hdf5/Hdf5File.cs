using System.Runtime.InteropServices;
using System.Text;
using Thelper.Hdf5.Native;

namespace Thelper.Hdf5;

/// <summary>
/// An HDF5 file: groups and datasets under paths such as <c>train/image</c>, each with attributes; the file itself is the
/// group <c>/</c>. May be used by several threads at once, which wait for each other.
/// </summary>
public sealed class Hdf5File : IDisposable
{
    private readonly FileHandle _handle;

    private Hdf5File(FileHandle handle, string path) => (_handle, Path) = (handle, path);

    /// <summary>As it was given.</summary>
    public string Path { get; }

    /// <summary>Opens a file to be read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="Hdf5Exception">It does not exist, or is no HDF5 file.</exception>
    public static Hdf5File Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new Hdf5Exception($"the HDF5 file {path}", "it does not exist");
        }

        FileHandle? handle = null;
        Hdf5Exception.During($"the HDF5 file {path}", () => NativeMethods.FileOpen(path, out handle));
        return new Hdf5File(handle!, path);
    }

    /// <summary>Makes a file, or empties the one that is there. It is whole on disk once it is disposed.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <exception cref="Hdf5Exception">It cannot be made there.</exception>
    public static Hdf5File Create(string path)
    {
        FileHandle? handle = null;
        Hdf5Exception.During($"the HDF5 file {path}", () => NativeMethods.FileCreate(path, out handle));
        return new Hdf5File(handle!, path);
    }

    /// <summary>The names of the groups in a group, in the order of their characters.</summary>
    /// <param name="group">A path.</param>
    /// <exception cref="Hdf5Exception">There is no such group.</exception>
    public IReadOnlyList<string> Groups(string group = "/") => List(group, kind: 0);

    /// <summary>The names of the datasets in a group, in the order of their characters.</summary>
    /// <param name="group">A path.</param>
    /// <exception cref="Hdf5Exception">There is no such group.</exception>
    public IReadOnlyList<string> Datasets(string group = "/") => List(group, kind: 1);

    /// <summary>The names of the attributes of a group or dataset, in the order of their characters.</summary>
    /// <param name="path">Of the group or dataset.</param>
    /// <exception cref="Hdf5Exception">There is neither.</exception>
    public IReadOnlyList<string> Attributes(string path = "/") =>
        Names(Place(path), (out ItemsHandle? names) => NativeMethods.FileListAttributes(_handle, path, out names));

    /// <summary>Opens a dataset.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="Hdf5Exception">There is none.</exception>
    public Hdf5Array Dataset(string path)
    {
        ArrayHandle? array = null;
        Hdf5Exception.During(Place(path), () => NativeMethods.DatasetOpen(_handle, path, out array));
        return new Hdf5Array(array!, Place(path));
    }

    /// <summary>Opens an attribute.</summary>
    /// <param name="path">Of its group or dataset.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="Hdf5Exception">There is none.</exception>
    public Hdf5Array Attribute(string path, string name)
    {
        var place = $"the attribute '{name}' of {Place(path)}";
        ArrayHandle? array = null;
        Hdf5Exception.During(place, () => NativeMethods.AttributeOpen(_handle, path, name, out array));
        return new Hdf5Array(array!, place);
    }

    /// <summary>An attribute that is one text.</summary>
    /// <param name="path">Of its group or dataset.</param>
    /// <param name="name">Its name.</param>
    /// <returns>Null where there is none of that name, or it is no text.</returns>
    public string? TextAttribute(string path, string name)
    {
        if (!Attributes(path).Contains(name))
        {
            return null;
        }

        using var attribute = Attribute(path, name);
        return attribute is { Type: Hdf5Type.Text or Hdf5Type.Bytes, RowLength: 1 } && attribute.ReadItems() is [var text]
            ? Encoding.UTF8.GetString(text)
            : null;
    }

    /// <summary>Makes a group, and those on the way to it.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="Hdf5Exception">There is one already.</exception>
    public void CreateGroup(string path) => Hdf5Exception.During(Place(path), () => NativeMethods.GroupCreate(_handle, path));

    /// <summary>
    /// Makes a dataset, and the groups on the way to it. With two dimensions or more it is stored as one chunk for each row.
    /// </summary>
    /// <param name="path">Its path.</param>
    /// <param name="type">Anything but <see cref="Hdf5Type.Other"/>.</param>
    /// <param name="sizes">Of the dimensions, outermost first.</param>
    /// <param name="compression">Of the chunks: 0 for none, or 1 (fastest) to 9 (smallest).</param>
    /// <exception cref="Hdf5Exception">There is one already, or it cannot be stored.</exception>
    public Hdf5Array CreateDataset(string path, Hdf5Type type, ReadOnlySpan<long> sizes, int compression = 0)
    {
        var shape = new ArrayShape(type, sizes);
        ArrayHandle? array = null;
        Hdf5Exception.During(Place(path), () => NativeMethods.DatasetCreate(_handle, path, in shape, compression, out array));
        return new Hdf5Array(array!, Place(path));
    }

    /// <summary>Writes an attribute that is one text, in place of what had its name.</summary>
    /// <param name="path">Of the group or dataset.</param>
    /// <param name="name">Its name.</param>
    /// <param name="text">Without the character 0, where HDF5 would end it.</param>
    /// <exception cref="Hdf5Exception">It cannot be stored.</exception>
    public void WriteAttribute(string path, string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Hdf5Exception.During(
            Place(path), () => NativeMethods.AttributeWriteText(_handle, path, name, bytes, bytes.Length));
    }

    /// <summary>Writes an attribute of integers, in place of what had its name.</summary>
    /// <param name="path">Of the group or dataset.</param>
    /// <param name="name">Its name.</param>
    /// <param name="values">One dimension; a single value where <paramref name="single"/> says so.</param>
    /// <param name="single">Whether it is one value, without dimensions.</param>
    /// <exception cref="Hdf5Exception">It cannot be stored.</exception>
    public void WriteAttribute(string path, string name, long[] values, bool single = false)
    {
        var shape = new ArrayShape(Hdf5Type.Int64, single ? [] : [values.Length]);
        Hdf5Exception.During(Place(path), () => NativeMethods.AttributeWrite(
            _handle, path, name, in shape, MemoryMarshal.AsBytes(values.AsSpan()), values.Length * sizeof(long)));
    }

    /// <summary>Closes the file; what was written is on disk then.</summary>
    /// <exception cref="Hdf5Exception">What was written could not be kept.</exception>
    public void Dispose() => _handle.Close($"the HDF5 file {Path}");

    private delegate Status Listing(out ItemsHandle? names);

    private static string[] Names(string place, Listing list)
    {
        ItemsHandle? names = null;
        Hdf5Exception.During(place, () => list(out names));
        using (names)
        {
            return names!.ToTexts();
        }
    }

    private string[] List(string group, int kind) =>
        Names(Place(group), (out ItemsHandle? names) => NativeMethods.FileList(_handle, group, kind, out names));

    private string Place(string path) => $"'{path}' in the HDF5 file {Path}";
}
