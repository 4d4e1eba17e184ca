using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "tv_image_pad")]
    internal static partial Status ImagePad(
        ImageHandle source, Margins margins, BorderMode border, ReadOnlySpan<double> values, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_warp_affine")]
    internal static partial Status ImageWarpAffine(
        ImageHandle source, in Warp warp, BorderMode border, ReadOnlySpan<double> values, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_warp_perspective")]
    internal static partial Status ImageWarpPerspective(
        ImageHandle source, in Warp warp, BorderMode border, ReadOnlySpan<double> values, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_remap")]
    internal static partial Status ImageRemap(
        ImageHandle source, in PixelMap map, BorderMode border, ReadOnlySpan<double> values, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_transpose")]
    internal static partial Status ImageTranspose(ImageHandle source, out ImageHandle image);

    [LibraryImport(Library, EntryPoint = "tv_image_rotate")]
    internal static partial Status ImageRotate(ImageHandle source, int quarterTurns, out ImageHandle image);
}
