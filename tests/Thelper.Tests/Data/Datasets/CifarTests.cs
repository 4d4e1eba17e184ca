using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tasks;
using Thelper.Tests.Data.Files;
using Thelper.Tests.Support;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Data.Datasets;

public sealed class CifarTests : IDisposable
{
    private const string Ten = "torchvision.datasets.CIFAR10";
    private const string Hundred = "torchvision.datasets.CIFAR100";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("cifar-10-batches-bin/")]
    public void The_binary_version_is_found(string folder)
    {
        WriteBinaryTen(folder);

        Assert.Equal(5, Options(Ten).Open().Count);
        Assert.Equal(1, (Options(Ten) with { Train = false }).Open().Count);
    }

    [Fact]
    public void Planes_become_pixels()
    {
        WriteBinaryTen("");
        using var sample = Options(Ten).Open().Load(3);
        var values = new float[3072];
        ((SampleImage)sample["0"]!).WriteTo(values);

        Assert.Equal(["0", "1", "idx"], sample.Keys);
        Assert.Equal((1L, 3L), (sample["1"], sample["idx"]));
        Assert.Equal(Planes(3).Select(value => (float)value), values);
    }

    [Fact]
    public void The_fine_classes_of_the_hundred_are_used()
    {
        _folder.Write("cifar-100-binary/fine_label_names.txt", "apple\nbear\n");
        _folder.Write("cifar-100-binary/train.bin", [7, 1, .. Planes(0)]);

        var dataset = Options(Hundred).Open();

        Assert.Equal(["apple", "bear"], ((Classification)dataset.Task).ClassNames);
        Assert.Equal(1, dataset.ClassOf(0));
    }

    [SkippableFact]
    public void The_python_version_gives_the_same_images()
    {
        WriteBinaryTen("binary/cifar-10-batches-bin/");
        PythonTorch.Check(
            """
            import numpy as np, os, pickle
            root = sys.argv[1] + '/python/cifar-10-batches-py'
            os.makedirs(root)
            pickle.dump({'label_names': ['plane', 'car']}, open(root + '/batches.meta', 'wb'), protocol=2)
            for i in range(5):
                data = ((np.arange(3072) + i) % 251).astype('uint8').reshape(1, 3072)
                pickle.dump({'data': data, 'labels': [i % 2]}, open(f'{root}/data_batch_{i + 1}', 'wb'), protocol=2)
            """, _folder.FullPath);
        var (binary, python) = (Options(Ten, "binary").Open(), Options(Ten, "python").Open());

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(Values(binary, i), Values(python, i));
            Assert.Equal(binary.ClassOf(i), python.ClassOf(i));
        }
    }

    [Fact]
    public void Missing_files_are_named_with_the_way_to_get_them() => Assert.Equal(
        $"Neither batches.meta (Python version) nor batches.meta.txt (binary version) is in {_folder.FullPath}, nor in "
        + "cifar-10-batches-py or cifar-10-batches-bin within it; \"download: true\" fetches them.",
        Assert.Throws<DataException>(Options(Ten).Open).Message);

    [Fact]
    public void A_label_without_a_class_is_refused()
    {
        WriteBinaryTen("");
        _folder.Write("data_batch_2.bin", [2, .. Planes(0)]);

        Assert.Equal(
            $"{_folder["data_batch_2.bin"]} has the label 2 at 0; labels are 0 to 1.",
            Assert.Throws<DataException>(Options(Ten).Open).Message);
    }

    [Theory]
    [InlineData(Ten, "cifar-10-python.tar.gz", "c58f30108f718f92721af3b95e74349a")]
    [InlineData(Hundred, "cifar-100-python.tar.gz", "eb9058c3a382ffc7106e4002c42a8d85")]
    public void A_download_that_is_another_file_is_refused(string type, string name, string md5)
    {
        using var server = new FileServer("abc"u8.ToArray(), name);
        var options = Options(type) with { Download = true, Mirror = server.Address("/").ToString() };

        Assert.StartsWith(
            $"What {server.Address("/" + name)} gave has the MD5 checksum 900150983cd24fb0d6963f7d28e17f72 and not {md5}: ",
            Assert.Throws<DataException>(options.Open).Message,
            StringComparison.Ordinal);
    }

    private static float[] Values(IDataset dataset, int index)
    {
        using var sample = dataset.Load(index);
        var values = new float[3072];
        ((SampleImage)sample["0"]!).WriteTo(values);
        return values;
    }

    private static byte[] Planes(int i) => [.. Enumerable.Range(i, 3072).Select(value => (byte)(value % 251))];

    private void WriteBinaryTen(string folder)
    {
        _folder.Write(folder + "batches.meta.txt", "plane\ncar\n\n");
        _folder.Write(folder + "test_batch.bin", [0, .. Planes(9)]);
        for (var i = 0; i < 5; i++)
        {
            _folder.Write($"{folder}data_batch_{i + 1}.bin", [(byte)(i % 2), .. Planes(i)]);
        }
    }

    private CifarOptions Options(string type, string folder = "") =>
        new() { Type = type, Root = new FilePath(folder.Length == 0 ? _folder.FullPath : _folder[folder]) };
}
