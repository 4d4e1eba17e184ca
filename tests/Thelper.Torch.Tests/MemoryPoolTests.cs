using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Thelper.Torch.Tests;

public sealed class MemoryPoolTests : IDisposable
{
    private const long Cap = 64L << 20;

    public MemoryPoolTests()
    {
        // Freed by the finalizer in the middle of a test, what earlier ones left would change the numbers.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TorchProcess.InstallMemoryPool(Cap);
        TorchProcess.TrimMemoryPool();
    }

    public void Dispose() => TorchProcess.InstallMemoryPool(Cap);

    [Fact]
    public void A_second_tensor_of_the_same_size_is_answered_from_the_pool()
    {
        AllocateAndFree(10_000);
        var before = TorchProcess.Memory;
        AllocateAndFree(10_000);
        var after = TorchProcess.Memory;

        Assert.Equal((1L, 1L), (after.Reused - before.Reused, after.Allocations - before.Allocations));
    }

    [Fact]
    public void A_tensor_of_another_size_class_is_not()
    {
        AllocateAndFree(10_000);
        var before = TorchProcess.Memory.Reused;
        AllocateAndFree(20_000);

        Assert.Equal(before, TorchProcess.Memory.Reused);
    }

    [Fact]
    public void A_cap_of_zero_pools_nothing()
    {
        TorchProcess.InstallMemoryPool(0);
        AllocateAndFree(10_000);

        Assert.Equal(0, TorchProcess.Memory.PooledBytes);
    }

    [Fact]
    public void A_lower_cap_gives_back_what_is_above_it()
    {
        AllocateAndFree(10_000);
        TorchProcess.InstallMemoryPool(1000);

        Assert.InRange(TorchProcess.Memory.PooledBytes, 0, 1000);
    }

    [Fact]
    public void Blocks_that_do_not_fit_under_the_cap_are_given_back()
    {
        TorchProcess.InstallMemoryPool(1 << 20);
        AllocateAndFree(2 << 20);

        Assert.Equal(0, TorchProcess.Memory.PooledBytes);
    }

    [Fact]
    public void Trimming_gives_everything_back()
    {
        AllocateAndFree(10_000);
        TorchProcess.TrimMemoryPool();

        Assert.Equal(0, TorchProcess.Memory.PooledBytes);
    }

    [Fact]
    public void A_negative_cap_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TorchProcess.InstallMemoryPool(-1));

    [Fact]
    public void Live_bytes_return_to_where_they_were()
    {
        var before = TorchProcess.Memory.LiveBytes;
        AllocateAndFree(1 << 20);

        Assert.Equal(before, TorchProcess.Memory.LiveBytes);
    }

    [Fact]
    public void The_peak_is_never_below_what_is_live()
    {
        using var tensor = Bytes(TorchProcess.Memory.PeakBytes + 1);
        var memory = TorchProcess.Memory;

        Assert.True(memory.PeakBytes >= memory.LiveBytes && memory.LiveBytes > tensor.ElementCount);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(319)]
    [InlineData(320)]
    [InlineData(321)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData((1 << 20) - 1)]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 1)]
    public void Neighbouring_blocks_of_a_size_keep_their_bytes(long size)
    {
        AllocateAndFree(size);
        using var scope = TensorScope.Open();
        var tensors = Enumerable.Range(1, 5).Select(value => Bytes(size).FillInPlace((long)value)).ToList();

        Assert.All(tensors, (tensor, i) => Assert.False(tensor.AsSpan<byte>().ContainsAnyExcept((byte)(i + 1))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(257)]
    [InlineData(100_000)]
    public void Data_is_aligned_to_64_bytes(long size)
    {
        using var tensor = Bytes(size);

        Assert.Equal(0, Address(tensor) % 64);
    }

    [Theory]
    [InlineData(257, 320)]
    [InlineData(320, 320)]
    [InlineData(321, 384)]
    [InlineData(512, 512)]
    [InlineData(513, 640)]
    [InlineData(1 << 20, 1 << 20)]
    public void A_size_is_rounded_up_to_its_class(long size, long rounded)
    {
        var before = TorchProcess.Memory.LiveBytes;
        using var tensor = Bytes(size);

        Assert.Equal(rounded, TorchProcess.Memory.LiveBytes - before);
    }

    [Fact]
    public void Threads_that_allocate_at_once_do_not_share_memory()
    {
        var before = TorchProcess.Memory.LiveBytes;
        var failures = 0;
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, thread =>
        {
            var random = new Random(thread);
            for (var i = 0; i < 1500; i++)
            {
                var size = random.Next(1, 1 << random.Next(1, 15));
                using var first = Bytes(size).FillInPlace((long)thread);
                using var second = Bytes(size).FillInPlace((long)thread + 100);
                if (first.AsSpan<byte>().ContainsAnyExcept((byte)thread))
                {
                    Interlocked.Increment(ref failures);
                }
            }
        });

        Assert.Equal((0, before), (failures, TorchProcess.Memory.LiveBytes));
    }

    private static Tensor Bytes(long size) => Operators.Empty([size], ScalarType.UInt8);

    private static void AllocateAndFree(long size) => Bytes(size).Dispose();

    private static unsafe long Address(Tensor tensor) =>
        (long)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.AsSpan<byte>()));
}
