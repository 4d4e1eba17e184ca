using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "tv_image_write")]
    internal static partial Status ImageWrite(
        ImageHandle image, ChannelOrder order, int mirror, Span<float> destination);

    [LibraryImport(Library, EntryPoint = "tv_image_write_mapped")]
    internal static partial Status ImageWriteMapped(
        ImageHandle image, ChannelOrder order, int mirror, ReadOnlySpan<float> table, Span<float> destination);

    [LibraryImport(Library, EntryPoint = "tv_image_write_resized")]
    internal static partial Status ImageWriteResized(
        ImageHandle image, WriteTarget target, ReadOnlySpan<float> table, Span<float> destination);
}
