using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "tv_image_to_grey")]
    internal static partial Status ImageToGrey(ImageHandle source, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_to_rgb")]
    internal static partial Status ImageToRgb(ImageHandle source, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_to_float32")]
    internal static partial Status ImageToFloat32(ImageHandle source, out ImageHandle image);
}
