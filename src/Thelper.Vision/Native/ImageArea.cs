using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ImageArea(int X, int Y, int Width, int Height);
