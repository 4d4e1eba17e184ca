using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

[StructLayout(LayoutKind.Sequential)]
internal readonly struct Warp
{
    public readonly Numbers Matrix;
    public readonly int Width;
    public readonly int Height;
    public readonly Interpolation Interpolation;
    public readonly int Inverse;

    public Warp(ReadOnlySpan<double> matrix, (int Width, int Height) size, Interpolation interpolation, bool inverse)
    {
        matrix.CopyTo(Matrix);
        (Width, Height) = size;
        Interpolation = interpolation;
        Inverse = inverse ? 1 : 0;
    }

    [InlineArray(9)]
    internal struct Numbers
    {
        private double _first;
    }
}
