using System.Runtime.InteropServices;
using Thelper.Torch.Native;

namespace Thelper.Torch;

/// <summary>Settings and facts of libtorch in this process.</summary>
public static unsafe class TorchProcess
{
    /// <summary>The version of the libtorch that is loaded, such as <c>1.13.0</c>.</summary>
    public static string LibraryVersion => Marshal.PtrToStringUTF8(NativeMethods.Version())!;

    /// <summary>CUDA devices that answer; 0 where libtorch was built without CUDA or there is no driver.</summary>
    public static int CudaDeviceCount => NativeMethods.CudaDeviceCount();

    /// <summary>
    /// Threads that one operator called from this thread may use, BLAS included; at least 1. libtorch keeps this per
    /// calling thread, so set it on the thread that trains.
    /// </summary>
    public static int ComputeThreads
    {
        get => NativeMethods.ThreadsGet();
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            NativeMethods.ThreadsSet(value);
        }
    }

    /// <summary>What CPU tensors use at this moment. All zero until <see cref="InstallMemoryPool"/> was called.</summary>
    public static MemoryStatistics Memory
    {
        get
        {
            NativeMemoryStatistics native;
            NativeMethods.MemoryStatistics(&native);
            return new(native.LiveBytes, native.PeakBytes, native.PooledBytes, native.Allocations, native.Reused);
        }
    }

    /// <summary>
    /// Keeps the memory of freed CPU tensors for the next ones, which spares a training step the page faults of
    /// giving it back and asking for it again.
    /// </summary>
    /// <param name="cap">Bytes that may be kept; above it, freed memory goes back to the system.</param>
    public static void InstallMemoryPool(long cap)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cap);
        NativeMethods.MemoryInstallPool(cap);
    }

    /// <summary>Gives the memory that the pool keeps back to the system.</summary>
    public static void TrimMemoryPool() => NativeMethods.MemoryTrim();
}

/// <summary>CPU tensor memory, in bytes but for the last two.</summary>
/// <param name="LiveBytes">In tensors.</param>
/// <param name="PeakBytes">The largest <paramref name="LiveBytes"/> so far.</param>
/// <param name="PooledBytes">Kept for the next tensors.</param>
/// <param name="Allocations">Blocks asked for so far.</param>
/// <param name="Reused">Of these, the ones that the pool could answer.</param>
public readonly record struct MemoryStatistics(
    long LiveBytes, long PeakBytes, long PooledBytes, long Allocations, long Reused);
