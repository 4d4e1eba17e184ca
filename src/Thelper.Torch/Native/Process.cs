using System.Runtime.InteropServices;

namespace Thelper.Torch.Native;

[StructLayout(LayoutKind.Sequential)]
internal struct NativeMemoryStatistics
{
    public long LiveBytes;
    public long PeakBytes;
    public long PooledBytes;
    public long Allocations;
    public long Reused;
}

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "th_version")]
    internal static partial nint Version();

    [LibraryImport(Library, EntryPoint = "th_threads_get")]
    internal static partial int ThreadsGet();

    [LibraryImport(Library, EntryPoint = "th_threads_set")]
    internal static partial Status ThreadsSet(int count);

    [LibraryImport(Library, EntryPoint = "th_cuda_device_count")]
    internal static partial int CudaDeviceCount();

    [LibraryImport(Library, EntryPoint = "th_memory_install_pool")]
    internal static partial Status MemoryInstallPool(long cap);

    [LibraryImport(Library, EntryPoint = "th_memory_statistics_get")]
    internal static partial void MemoryStatistics(NativeMemoryStatistics* statistics);

    [LibraryImport(Library, EntryPoint = "th_memory_trim")]
    internal static partial void MemoryTrim();
}
