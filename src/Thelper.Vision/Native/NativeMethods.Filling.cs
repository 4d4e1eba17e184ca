using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "tv_image_fill_rectangle")]
    internal static partial Status ImageFillRectangle(
        ImageHandle image, Rectangle rectangle, ReadOnlySpan<double> values);

    [LibraryImport(Library, EntryPoint = "tv_image_fill_region")]
    internal static partial Status ImageFillRegion(
        ImageHandle image, ReadOnlySpan<float> points, ReadOnlySpan<int> lengths, int count, int value);
}
