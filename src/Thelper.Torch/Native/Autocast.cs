using System.Runtime.InteropServices;

namespace Thelper.Torch.Native;

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "th_autocast_is_enabled")]
    [SuppressGCTransition]
    internal static partial byte AutocastIsEnabled(int deviceType);

    [LibraryImport(Library, EntryPoint = "th_autocast_get_type")]
    [SuppressGCTransition]
    internal static partial int AutocastGetType(int deviceType);

    [LibraryImport(Library, EntryPoint = "th_autocast_set")]
    internal static partial Status AutocastSet(int deviceType, byte enabled, int scalarType);

    [LibraryImport(Library, EntryPoint = "th_autocast_enter")]
    [SuppressGCTransition]
    internal static partial void AutocastEnter();

    [LibraryImport(Library, EntryPoint = "th_autocast_leave")]
    internal static partial Status AutocastLeave();
}
