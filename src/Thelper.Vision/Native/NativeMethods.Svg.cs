using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "tv_svg_rasterise")]
    internal static partial Status SvgRasterise(ReadOnlySpan<byte> svg, int length, int width, int height, out ImageHandle image);
}
