using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Models;
using Thelper.Train;

namespace Thelper;

/// <summary>Everything that a configuration can name without a plug-in.</summary>
public static partial class StandardComponents
{
    /// <summary>A new catalogue, to which more may be added.</summary>
    public static ComponentCatalogue Catalogue()
    {
        var catalogue = new ComponentCatalogue();
        AddImageDatasets(catalogue);
        AddFileDatasets(catalogue);
        AddOperations(catalogue);
        AddTorchvisionOperations(catalogue);
        AddAlbumentations(catalogue);
        AddAugmentor(catalogue);
        AddTasks(catalogue);
        AddSamplers(catalogue);
        AddCollations(catalogue);
        AddOptimization(catalogue);
        AddLearning(catalogue);
        AddTrainers(catalogue);
        AddDetectionMetrics(catalogue);
        AddResidualNetworks(catalogue);
        AddSegmenters(catalogue);
        AddDetectionModels(catalogue);
        AddBackbones(catalogue);
        AddNumberMetrics(catalogue);
        AddSegmentation(catalogue);
        AddTrainers(catalogue);
        AddCallbacks(catalogue);
        return catalogue;
    }

    private static void AddLearning(ComponentCatalogue catalogue) => catalogue
        .Add<IModelOptions, LeNetOptions>("thelper.nn.lenet.LeNet", "thelper.nn.LeNet")
        .Add<IConsumerOptions, AccuracyOptions>(
            "thelper.optim.Accuracy",
            "thelper.optim.metrics.Accuracy", "thelper.optim.CategoryAccuracy", "thelper.optim.BinaryAccuracy")
        .Add<IConsumerOptions, ClassifReportOptions>(
            "thelper.train.ClassifReport",
            "thelper.train.utils.ClassifReport", "thelper.optim.ClassifReport", "thelper.optim.metrics.ClassifReport")
        .Add<IConsumerOptions, ConfusionMatrixOptions>(
            "thelper.train.ConfusionMatrix",
            "thelper.train.utils.ConfusionMatrix", "thelper.optim.ConfusionMatrix", "thelper.optim.metrics.ConfusionMatrix");
}
