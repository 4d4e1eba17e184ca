using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tests.Support;
using Thelper.Transforms;

namespace Thelper.Tests.Data;

public sealed class LoaderAllocationTests
{
    private const int Samples = 64;

    /// <summary>
    /// The sample's own objects: the sample with its dictionary, the image with its handles, the decisions of the random
    /// transforms. None of them grows with the number of pixels.
    /// </summary>
    [Theory]
    [InlineData(40)]
    [InlineData(160)]
    public void Loading_allocates_no_more_managed_memory_than_the_objects_of_a_sample(int size)
    {
        using var folder = new TemporaryFolder();
        ClassFolders.Write(folder, size, ("a", Samples / 2), ("b", Samples / 2));
        using var loader = Loader(folder.FullPath);
        Drain(loader, epoch: 0);
        Drain(loader, epoch: 1);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Drain(loader, epoch: 2);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Samples, 0, 2048);
    }

    private static Loader Loader(string root) => new LoaderFactory(
        new Dictionary<string, IDataset> { ["data"] = new ImageFolderOptions { Root = new FilePath(root) }.Open() },
        new LoadersOptions
        {
            BatchSize = 16,
            Workers = 0,
            TrainSplit = new Dictionary<string, double> { ["data"] = 1 },
            BaseTransforms =
            [
                new() { Operation = new RandomResizedCropOptions { Size = [32] } },
                new() { Operation = new RandomHorizontalFlipOptions() },
                new() { Operation = new ToTensorOptions() },
                new() { Operation = new NormalizeZeroMeanUnitVarOptions { Mean = [0.4], Std = [0.2] } },
            ],
        },
        new Seeds(0, 0, 0, 0)).Create().Train!;

    private static void Drain(Loader loader, int epoch)
    {
        foreach (var batch in loader.Load(epoch))
        {
            batch.Dispose();
        }
    }
}
