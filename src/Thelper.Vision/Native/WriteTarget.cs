using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

[StructLayout(LayoutKind.Sequential)]
internal readonly record struct WriteTarget(int Width, int Height, int Mirror);
