using System.Runtime.InteropServices;

namespace Thelper.Hdf5.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "th_file_open", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status FileOpen(string path, out FileHandle file);

    [LibraryImport(Library, EntryPoint = "th_file_create", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status FileCreate(string path, out FileHandle file);

    [LibraryImport(Library, EntryPoint = "th_file_close")]
    internal static partial Status FileClose(nint file);

    /// <summary>For finalizers, where nobody can be told of an error.</summary>
    [LibraryImport(Library, EntryPoint = "th_file_close")]
    internal static partial nint FileCloseQuietly(nint file);

    [LibraryImport(Library, EntryPoint = "th_file_list", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status FileList(FileHandle file, string group, int kind, out ItemsHandle names);

    [LibraryImport(Library, EntryPoint = "th_file_list_attributes", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status FileListAttributes(FileHandle file, string path, out ItemsHandle names);

    [LibraryImport(Library, EntryPoint = "th_group_create", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status GroupCreate(FileHandle file, string path);

    [LibraryImport(Library, EntryPoint = "th_attribute_write_text", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status AttributeWriteText(
        FileHandle file, string path, string name, ReadOnlySpan<byte> text, long length);

    [LibraryImport(Library, EntryPoint = "th_attribute_write", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status AttributeWrite(
        FileHandle file, string path, string name, in ArrayShape shape, ReadOnlySpan<byte> source, long length);
}
