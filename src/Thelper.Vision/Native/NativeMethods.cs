using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]

namespace Thelper.Vision.Native;

/// <summary>The functions of native/vision/include/thelper_vision.h, which says what each one does.</summary>
internal static partial class NativeMethods
{
    internal const string Library = "thelper_vision";
}
