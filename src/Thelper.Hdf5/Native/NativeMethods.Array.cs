using System.Runtime.InteropServices;

namespace Thelper.Hdf5.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "th_dataset_open", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status DatasetOpen(FileHandle file, string path, out ArrayHandle array);

    [LibraryImport(Library, EntryPoint = "th_dataset_create", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status DatasetCreate(
        FileHandle file, string path, in ArrayShape shape, int level, out ArrayHandle array);

    [LibraryImport(Library, EntryPoint = "th_attribute_open", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status AttributeOpen(FileHandle file, string path, string name, out ArrayHandle array);

    [LibraryImport(Library, EntryPoint = "th_array_describe")]
    internal static partial Status ArrayDescribe(ArrayHandle array, out ArrayShape shape);

    [LibraryImport(Library, EntryPoint = "th_array_read")]
    internal static partial Status ArrayRead(
        ArrayHandle array, ReadOnlySpan<long> start, ReadOnlySpan<long> sizes, Span<byte> destination, long length);

    [LibraryImport(Library, EntryPoint = "th_array_read_items")]
    internal static partial Status ArrayReadItems(
        ArrayHandle array, ReadOnlySpan<long> start, ReadOnlySpan<long> sizes, out ItemsHandle items);

    [LibraryImport(Library, EntryPoint = "th_array_write")]
    internal static partial Status ArrayWrite(
        ArrayHandle array, ReadOnlySpan<long> start, ReadOnlySpan<long> sizes, ReadOnlySpan<byte> source, long length);

    [LibraryImport(Library, EntryPoint = "th_array_write_item")]
    internal static partial Status ArrayWriteItem(ArrayHandle array, long index, ReadOnlySpan<byte> source, long length);

    [LibraryImport(Library, EntryPoint = "th_array_free")]
    internal static partial void ArrayFree(nint array);

    [LibraryImport(Library, EntryPoint = "th_items_count")]
    internal static partial long ItemsCount(ItemsHandle items);

    [LibraryImport(Library, EntryPoint = "th_items_length")]
    internal static partial long ItemsLength(ItemsHandle items, long index);

    [LibraryImport(Library, EntryPoint = "th_items_data")]
    internal static partial nint ItemsData(ItemsHandle items, long index);

    [LibraryImport(Library, EntryPoint = "th_items_free")]
    internal static partial void ItemsFree(nint items);
}
