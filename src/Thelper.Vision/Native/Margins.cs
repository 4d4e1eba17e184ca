using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Margins(int Left, int Top, int Right, int Bottom);
