using Thelper.Configuration;
using Thelper.Models.Segmenters;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.EfficientNets;

/// <summary>The options of <see cref="FullyConvolutionalEfficientNet"/>, with the names and defaults of the Python original.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation)]
public sealed record FullyConvolutionalEfficientNetOptions : IModelOptions
{
    /// <summary>
    /// An EfficientNet that classifies: a checkpoint of a session with <c>thelper.nn.efficientnet.EfficientNet</c> or one of
    /// torchvision's, or weights alone with torchvision's names.
    /// </summary>
    public required FilePath Ckptdata { get; init; }

    /// <summary>Has no effect: the weights are read into main memory, and the trainer's device says where they go.</summary>
    public string MapLocation { get; init; } = "cpu";

    /// <summary>The side of the window in which features are averaged before they are classified, in pixels of the feature map;
    /// 0, the default, averages nothing.</summary>
    [AtLeast(0)]
    public int AvgpoolSize { get; init; }

    /// <inheritdoc/>
    public Module Create(LearningTask task)
    {
        using var scope = TensorScope.Open();
        var classes = task is Segmentation ? PixelClassCount.For(task) : ClassCount.For(task);
        var weights = Read();
        var model = new FullyConvolutionalEfficientNet(LayoutOf(weights), classes, task is Segmentation, AvgpoolSize);
        try
        {
            model.LoadClassifier(weights);
            return model;
        }
        catch (StateDictionaryException exception)
        {
            model.Dispose();
            throw Refused($"whose weights are not those of an EfficientNet that classifies: {exception.Message}");
        }
    }

    private IReadOnlyDictionary<string, Tensor> Read()
    {
        try
        {
            return SavedModel.Read(Ckptdata.FullPath).Weights;
        }
        catch (Exception exception) when (exception is TorchFileException or ModelException or IOException)
        {
            throw NoNetwork(exception.Message);
        }
    }

    /// <summary>The network whose stem, stages and features the weights have: B1 and B2 differ in the last alone.</summary>
    private EfficientNetLayout LayoutOf(IReadOnlyDictionary<string, Tensor> weights)
    {
        var layouts = Enumerable.Range(0, EfficientNetLayout.Largest + 1).Select(EfficientNetLayout.Numbered);
        return layouts.FirstOrDefault(layout => Fits(layout, weights))
            ?? throw NoNetwork("its weights have not the names and numbers of EfficientNet-B0 to B7 of torchvision");
    }

    private static bool Fits(EfficientNetLayout layout, IReadOnlyDictionary<string, Tensor> weights) =>
        Has(weights, "features.0.0.weight", layout.Stem)
        && Has(weights, $"features.{layout.Stages.Count + 1}.0.weight", layout.Features)
        && layout.Stages.Select((blocks, i) => (Stage: i + 1, blocks.Count)).All(stage =>
            weights.ContainsKey($"features.{stage.Stage}.{stage.Count - 1}.block.0.0.weight")
            && !weights.ContainsKey($"features.{stage.Stage}.{stage.Count}.block.0.0.weight"));

    private static bool Has(IReadOnlyDictionary<string, Tensor> weights, string name, int outputs) =>
        weights.TryGetValue(name, out var weight) && weight.Rank > 0 && weight.Size(0) == outputs;

    private SettingException NoNetwork(string reason) => Refused(
        $"but that is no checkpoint or weights of an EfficientNet: {reason.TrimEnd('.')}. Name a file that a session with "
        + "thelper.nn.efficientnet.EfficientNet, or torch.save, has written.");

    private SettingException Refused(string reason) => new(this, nameof(Ckptdata), $"is {Ckptdata}, {reason}");
}
