using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "tv_image_box_blur")]
    internal static partial Status ImageBoxBlur(ImageHandle source, int width, int height, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_gaussian_blur")]
    internal static partial Status ImageGaussianBlur(ImageHandle source, Gaussian gaussian, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_median_blur")]
    internal static partial Status ImageMedianBlur(ImageHandle source, int size, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_filter")]
    internal static partial Status ImageFilter(
        ImageHandle source, ReadOnlySpan<float> kernel, int width, int height, out ImageHandle image);
}
