using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "tv_image_new")]
    internal static partial Status ImageNew(
        int width, int height, int channels, PixelDepth depth, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_clone")]
    internal static partial Status ImageClone(ImageHandle source, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_describe")]
    internal static partial Status ImageDescribe(ImageHandle image, out ImageLayout layout);

    [LibraryImport(Library, EntryPoint = "tv_image_free")]
    internal static partial void ImageFree(nint image);

    [LibraryImport(Library, EntryPoint = "tv_image_live_count")]
    internal static partial long ImageLiveCount();
}
