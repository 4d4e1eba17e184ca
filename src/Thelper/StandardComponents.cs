using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Metrics;
using Thelper.Models;
using Thelper.Optimization;
using Thelper.Train;
using Thelper.Transforms;

namespace Thelper;

/// <summary>Everything that a configuration can name without a plug-in.</summary>
public static class StandardComponents
{
    /// <summary>A new catalogue, to which more may be added.</summary>
    public static ComponentCatalogue Catalogue() => new ComponentCatalogue()
        .Add<IDatasetOptions, ImageFolderOptions>("thelper.data.ImageFolderDataset", "thelper.data.parsers.ImageFolderDataset")
        .Add<IDatasetOptions, ShapesOptions>("thelper.data.ShapesDataset")
        .Add<IDatasetOptions, MnistOptions>("torchvision.datasets.FashionMNIST", "torchvision.datasets.mnist.FashionMNIST")
        .Add<IDatasetOptions, MnistOptions>("torchvision.datasets.MNIST", "torchvision.datasets.mnist.MNIST")
        .Add<ITransformOptions, ResizeOptions>("thelper.transforms.Resize", "thelper.transforms.operations.Resize")
        .Add<ITransformOptions, NormalizeMinMaxOptions>(
            "thelper.transforms.NormalizeMinMax", "thelper.transforms.operations.NormalizeMinMax")
        .Add<ITransformOptions, NormalizeZeroMeanUnitVarOptions>(
            "thelper.transforms.NormalizeZeroMeanUnitVar", "thelper.transforms.operations.NormalizeZeroMeanUnitVar")
        .Add<ITransformOptions, ToTensorOptions>("torchvision.transforms.ToTensor", "torchvision.transforms.transforms.ToTensor")
        .Add<ITransformOptions, RandomHorizontalFlipOptions>(
            "torchvision.transforms.RandomHorizontalFlip", "torchvision.transforms.transforms.RandomHorizontalFlip")
        .Add<ITransformOptions, RandomResizedCropOptions>(
            "torchvision.transforms.RandomResizedCrop", "torchvision.transforms.transforms.RandomResizedCrop")
        .Add<IModelOptions, LeNetOptions>("thelper.nn.lenet.LeNet", "thelper.nn.LeNet")
        .Add<IModelOptions, ResNetOptions>("torchvision.models.resnet.resnet18", "torchvision.models.resnet18")
        .Add<ILossOptions, CrossEntropyLossOptions>("torch.nn.CrossEntropyLoss", "torch.nn.modules.loss.CrossEntropyLoss")
        .Add<IOptimizerOptions, SgdSection>("torch.optim.SGD", "torch.optim.sgd.SGD")
        .Add<IOptimizerOptions, AdamSection>("torch.optim.Adam", "torch.optim.adam.Adam")
        .Add<ISchedulerOptions, StepLROptions>("torch.optim.lr_scheduler.StepLR")
        .Add<IConsumerOptions, AccuracyOptions>(
            "thelper.optim.Accuracy",
            "thelper.optim.metrics.Accuracy", "thelper.optim.CategoryAccuracy", "thelper.optim.BinaryAccuracy")
        .Add<IConsumerOptions, ClassifReportOptions>(
            "thelper.train.ClassifReport",
            "thelper.train.utils.ClassifReport", "thelper.optim.ClassifReport", "thelper.optim.metrics.ClassifReport")
        .Add<IConsumerOptions, ConfusionMatrixOptions>(
            "thelper.train.ConfusionMatrix",
            "thelper.train.utils.ConfusionMatrix", "thelper.optim.ConfusionMatrix", "thelper.optim.metrics.ConfusionMatrix")
        .Add<ITrainerOptions, ImageClassifTrainerOptions>(
            "thelper.train.ImageClassifTrainer", "thelper.train.classif.ImageClassifTrainer")
        .AddDefault<ITrainerOptions, TrainerOptions>();
}
