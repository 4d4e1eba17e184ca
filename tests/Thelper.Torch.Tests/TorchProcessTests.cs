namespace Thelper.Torch.Tests;

public sealed class TorchProcessTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_number_of_compute_threads_is_what_was_set(int threads)
    {
        var before = TorchProcess.ComputeThreads;
        TorchProcess.ComputeThreads = threads;
        var after = TorchProcess.ComputeThreads;
        TorchProcess.ComputeThreads = before;

        Assert.Equal(threads, after);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Fewer_than_one_compute_thread_is_refused(int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TorchProcess.ComputeThreads = threads);

    [Fact]
    public void The_version_of_libtorch_has_numbers() =>
        Assert.Matches(@"^\d+\.\d+\.\d+", TorchProcess.LibraryVersion);

    [SkippableFact]
    public void A_device_that_is_not_there_is_refused()
    {
        Skip.If(TorchProcess.CudaDeviceCount > 0, "There is a CUDA device");

        Assert.Throws<TorchException>(() => Generator.Default(Device.Cuda()));
    }

    [Fact]
    public void Devices_are_shown_by_PyTorchs_names() =>
        Assert.Equal(("cpu", "cuda:1"), (Device.Cpu.ToString(), Device.Cuda(1).ToString()));
}
