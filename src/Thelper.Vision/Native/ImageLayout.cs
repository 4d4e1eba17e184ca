using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

[StructLayout(LayoutKind.Sequential)]
internal readonly struct ImageLayout
{
    public readonly int Width;
    public readonly int Height;
    public readonly int Channels;
    public readonly PixelDepth Depth;
    public readonly nint Pixels;
}
