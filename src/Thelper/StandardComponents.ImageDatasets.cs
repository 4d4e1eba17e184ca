using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddImageDatasets(ComponentCatalogue catalogue) => catalogue
        .Add<IDatasetOptions, ImageFolderOptions>("thelper.data.ImageFolderDataset", "thelper.data.parsers.ImageFolderDataset")
        .Add<IDatasetOptions, ShapesOptions>("thelper.data.ShapesDataset")
        .Add<IDatasetOptions, MnistOptions>("torchvision.datasets.FashionMNIST", "torchvision.datasets.mnist.FashionMNIST")
        .Add<IDatasetOptions, MnistOptions>("torchvision.datasets.MNIST", "torchvision.datasets.mnist.MNIST");
}
