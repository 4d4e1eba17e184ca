using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct PixelMap(float* x, float* y, (int Width, int Height) size, Interpolation interpolation)
{
    public readonly float* X = x;
    public readonly float* Y = y;
    public readonly int Width = size.Width;
    public readonly int Height = size.Height;
    public readonly Interpolation Interpolation = interpolation;
}
