using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]

namespace Thelper.Hdf5.Native;

/// <summary>The functions of native/hdf5/include/thelper_hdf5.h, which says what each one does.</summary>
internal static partial class NativeMethods
{
    internal const string Library = "thelper_hdf5";
}
