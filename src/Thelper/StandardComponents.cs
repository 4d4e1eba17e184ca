using Thelper.Configuration;

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
        AddBackbones(catalogue);
        AddResidualNetworks(catalogue);
        AddSegmenters(catalogue);
        AddDetectionModels(catalogue);
        AddAutoEncoders(catalogue);
        AddClassificationNetworks(catalogue);
        AddModernNetworks(catalogue);
        AddLayers(catalogue);
        AddMetrics(catalogue);
        AddMetricFunctions(catalogue);
        AddReports(catalogue);
        AddCallbacks(catalogue);
        AddTrainers(catalogue);
        return catalogue;
    }
}
