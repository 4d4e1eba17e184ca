using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "tv_image_decode")]
    internal static partial Status ImageDecode(
        ReadOnlySpan<byte> encoded, int length, ImageReadMode mode, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_decode_area")]
    internal static partial Status ImageDecodeArea(
        ReadOnlySpan<byte> encoded, int length, ImageReadMode mode, ImageArea area, int checkRest, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_header_read")]
    internal static partial Status HeaderRead(
        ReadOnlySpan<byte> encoded, int length, ImageReadMode mode, out ImageHeader header, out int found);

    [LibraryImport(Library, EntryPoint = "tv_image_encode_png")]
    internal static partial Status ImageEncodePng(ImageHandle image, int compression, out BytesHandle encoded);

    [LibraryImport(Library, EntryPoint = "tv_image_encode_jpeg")]
    internal static partial Status ImageEncodeJpeg(ImageHandle image, int quality, out BytesHandle encoded);

    [LibraryImport(Library, EntryPoint = "tv_bytes_data")]
    internal static partial nint BytesData(BytesHandle bytes);

    [LibraryImport(Library, EntryPoint = "tv_bytes_length")]
    internal static partial long BytesLength(BytesHandle bytes);

    [LibraryImport(Library, EntryPoint = "tv_bytes_free")]
    internal static partial void BytesFree(nint bytes);
}
