using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Gaussian(int Width, int Height, double SigmaX, double SigmaY);
