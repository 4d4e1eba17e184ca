using Thelper.Configuration;
using Thelper.Models.Segmenters;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.FlexibleResNets;

/// <summary>The options of <see cref="FullyConvolutionalResNet"/>, with the names and defaults of the Python original.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation)]
public sealed record FullyConvolutionalResNetOptions : IModelOptions
{
    /// <summary>
    /// A residual network that classifies: a checkpoint of a session, here or of the Python original, whose model is
    /// <c>thelper.nn.resnet.ResNet</c>; or weights alone with torchvision's names.
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
        var saved = SavedResNet.Read(this);
        var model = new FullyConvolutionalResNet(saved.Options, classes, task is Segmentation, AvgpoolSize);
        try
        {
            model.LoadClassifier(saved.Weights);
            return model;
        }
        catch (StateDictionaryException exception)
        {
            model.Dispose();
            throw new SettingException(
                this, nameof(Ckptdata), $"is {Ckptdata}, whose weights are not those of a residual network that classifies: {exception.Message}");
        }
    }
}
