using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tests.Support;

namespace Thelper.Tests;

/// <summary>A path that leads nowhere is a mistake of the configuration, whatever the data set.</summary>
public sealed class MissingPathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MissingPathTests() => _folder.Write("there/empty.json", "{}");

    [Theory]
    [InlineData("thelper.data.ImageFolderDataset", "root: nowhere", "root")]
    [InlineData("torchvision.datasets.ImageFolder", "root: nowhere", "root")]
    [InlineData("thelper.data.ImageDataset", "root: nowhere", "root")]
    [InlineData("thelper.data.SuperResFolderDataset", "root: nowhere", "root")]
    [InlineData("thelper.data.PASCALVOC", "root: nowhere", "root")]
    [InlineData("torchvision.datasets.VOCDetection", "root: nowhere", "root")]
    [InlineData("torchvision.datasets.VOCSegmentation", "root: nowhere", "root")]
    [InlineData("torchvision.datasets.CocoDetection", "root: nowhere, annFile: there/empty.json", "root")]
    [InlineData("torchvision.datasets.CocoDetection", "root: there, annFile: nowhere.json", "annFile")]
    [InlineData("thelper.data.COCO", "root: there, annotations: nowhere.json", "annotations")]
    [InlineData("torchvision.datasets.MNIST", "root: nowhere", "root")]
    [InlineData("torchvision.datasets.CIFAR10", "root: nowhere", "root")]
    [InlineData("thelper.data.MaskFolderDataset", "root: nowhere, class_names: [a, b]", "root")]
    [InlineData("thelper.data.MaskFolderDataset", "image_path: there, mask_path: nowhere, class_names: [a, b]", "mask_path")]
    [InlineData("thelper.data.NumpyDataset", "root: nowhere.npz", "root")]
    [InlineData("thelper.data.HDF5Dataset", "root: nowhere.h5", "root")]
    [InlineData("thelper.data.CsvDataset", "path: nowhere.csv", "path")]
    [InlineData("thelper.data.CsvDataset", "path: [nowhere/*.csv]", "path")]
    [InlineData("thelper.data.JsonLinesDataset", "path: nowhere.jsonl", "path")]
    [InlineData("thelper.data.TarDataset", "path: nowhere.tar", "path")]
    public void It_is_told_with_its_key(string type, string parameters, string key)
    {
        var bound = Bind(type, parameters);
        var refusal = Assert.Throws<ConfigException>(() => Locating.Run(bound.Places, () => bound.Value.Open("data")));

        Assert.Equal($"params.{key}", Assert.Single(refusal.Errors).Path);
        Assert.Contains("nowhere", refusal.Errors[0].Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Could not find", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_with_a_file_that_is_there_is_a_mistake_of_the_data()
    {
        _folder.Write("there/x.csv", "a,y\n1,2\n,3\n");
        var bound = Bind("thelper.data.CsvDataset", "path: there/*.csv, target: y");

        Assert.Throws<DataException>(() => Locating.Run(bound.Places, () => bound.Value.Open("data")));
    }

    public void Dispose() => _folder.Dispose();

    private BoundConfig<DatasetSection> Bind(string type, string parameters) => ConfigBinder.Bind<DatasetSection>(
        ConfigReader.Read(_folder.Write("x.yml", $"{{type: {type}, params: {{{parameters}}}}}")), StandardComponents.Catalogue());
}
