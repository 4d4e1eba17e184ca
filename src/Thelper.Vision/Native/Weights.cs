using System.Runtime.InteropServices;

namespace Thelper.Vision.Native;

[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Weights(double First, double Second, double Offset);
