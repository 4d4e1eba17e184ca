using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "tv_image_resize")]
    internal static partial Status ImageResize(
        ImageHandle source, int width, int height, Interpolation interpolation, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_flip")]
    internal static partial Status ImageFlip(ImageHandle source, FlipAxis axis, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_crop")]
    internal static partial Status ImageCrop(
        ImageHandle source, int x, int y, int width, int height, out ImageHandle image);
}
