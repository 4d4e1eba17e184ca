using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddImageDatasets(ComponentCatalogue catalogue) => catalogue
        .Add<IDatasetOptions, ImageDatasetOptions>("thelper.data.ImageDataset", "thelper.data.parsers.ImageDataset")
        .Add<IDatasetOptions, ImageFolderOptions>("thelper.data.ImageFolderDataset", "thelper.data.parsers.ImageFolderDataset")
        .Add<IDatasetOptions, CocoOptions>("thelper.data.COCO", "thelper.data.coco.COCO")
        .Add<IDatasetOptions, TorchvisionCocoOptions>(
            "torchvision.datasets.CocoDetection", "torchvision.datasets.coco.CocoDetection")
        .Add<IDatasetOptions, MaskFolderOptions>("thelper.data.MaskFolderDataset")
        .Add<IDatasetOptions, PascalVocOptions>("thelper.data.PASCALVOC", "thelper.data.pascalvoc.PASCALVOC")
        .Add<IDatasetOptions, TorchvisionVocOptions>("torchvision.datasets.VOCDetection", "torchvision.datasets.voc.VOCDetection")
        .Add<IDatasetOptions, TorchvisionVocOptions>(
            "torchvision.datasets.VOCSegmentation", "torchvision.datasets.voc.VOCSegmentation")
        .Add<IDatasetOptions, SuperResFolderOptions>(
            "thelper.data.SuperResFolderDataset", "thelper.data.parsers.SuperResFolderDataset")
        .Add<IDatasetOptions, ShapesOptions>("thelper.data.ShapesDataset")
        .Add<IDatasetOptions, TorchvisionImageFolderOptions>(
            "torchvision.datasets.ImageFolder", "torchvision.datasets.folder.ImageFolder")
        .Add<IDatasetOptions, MnistOptions>("torchvision.datasets.FashionMNIST", "torchvision.datasets.mnist.FashionMNIST")
        .Add<IDatasetOptions, MnistOptions>("torchvision.datasets.MNIST", "torchvision.datasets.mnist.MNIST");
}
