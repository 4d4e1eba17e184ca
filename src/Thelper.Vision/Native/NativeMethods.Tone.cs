using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "tv_image_convert_colours")]
    internal static partial Status ImageConvertColours(
        ImageHandle source, ColourConversion conversion, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_transform_colours")]
    internal static partial Status ImageTransformColours(
        ImageHandle source, ReadOnlySpan<double> matrix, int columns, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_convert_depth")]
    internal static partial Status ImageConvertDepth(
        ImageHandle source, PixelDepth depth, double scale, double offset, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_map_bytes")]
    internal static partial Status ImageMapBytes(ImageHandle source, ReadOnlySpan<byte> table, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_count_bytes")]
    internal static partial Status ImageCountBytes(ImageHandle image, Span<long> counts);

    [LibraryImport(Library, EntryPoint = "tv_image_equalize_histogram")]
    internal static partial Status ImageEqualizeHistogram(ImageHandle source, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_clahe")]
    internal static partial Status ImageClahe(
        ImageHandle source, double clipLimit, int columns, int rows, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_blend")]
    internal static partial Status ImageBlend(
        ImageHandle first, ImageHandle second, Weights weights, out ImageHandle image);
}
