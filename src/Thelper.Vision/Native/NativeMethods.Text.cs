using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "tv_image_draw_text", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status ImageDrawText(ImageHandle image, string text, int x, int y, double scale, Colour colour);

    [LibraryImport(Library, EntryPoint = "tv_measure_text", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status MeasureText(string text, double scale, out int width, out int ascent, out int descent);
}
