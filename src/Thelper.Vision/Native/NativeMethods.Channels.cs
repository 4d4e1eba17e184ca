using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "tv_image_select_channels")]
    internal static partial Status ImageSelectChannels(
        ImageHandle source, ReadOnlySpan<int> channels, int count, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_set_channels")]
    internal static partial Status ImageSetChannels(ImageHandle image, int first, ImageHandle source);
}
