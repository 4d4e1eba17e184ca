using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "tv_image_fill_polygon")]
    internal static partial Status ImageFillPolygon(
        ImageHandle image, ReadOnlySpan<float> points, int count, Colour colour, int antiAlias);
}
