using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddFileDatasets(ComponentCatalogue catalogue) => catalogue
        .Add<IDatasetOptions, CsvOptions>("thelper.data.CsvDataset")
        .Add<IDatasetOptions, JsonLinesOptions>("thelper.data.JsonLinesDataset")
        .Add<IDatasetOptions, TarOptions>("thelper.data.TarDataset")
        .Add<IDatasetOptions, NumpyOptions>("thelper.data.NumpyDataset")
        .Add<IDatasetOptions, Hdf5Options>("thelper.data.HDF5Dataset", "thelper.data.parsers.HDF5Dataset")
        .Add<IDatasetOptions, CifarOptions>("torchvision.datasets.CIFAR10", "torchvision.datasets.cifar.CIFAR10")
        .Add<IDatasetOptions, CifarOptions>("torchvision.datasets.CIFAR100", "torchvision.datasets.cifar.CIFAR100");
}
