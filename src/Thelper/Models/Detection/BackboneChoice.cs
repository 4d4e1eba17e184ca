using Thelper.Configuration;
using Thelper.Models.Residual;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>The networks that a detection model can stand on.</summary>
public enum BackboneName
{
    /// <summary>18 layers.</summary>
    [ConfigKey("resnet18")]
    ResNet18,

    /// <summary>34 layers.</summary>
    [ConfigKey("resnet34")]
    ResNet34,

    /// <summary>50 layers.</summary>
    [ConfigKey("resnet50")]
    ResNet50,

    /// <summary>101 layers.</summary>
    [ConfigKey("resnet101")]
    ResNet101,

    /// <summary>Few weights, for devices without much power.</summary>
    [ConfigKey("mobilenet_v3_large")]
    MobileNetV3Large,
}

/// <summary>The normalisation in a backbone.</summary>
public enum BackboneNorm
{
    /// <summary>By the statistics of each batch, as a model needs it that is trained from scratch.</summary>
    Batch,

    /// <summary>By statistics that stay as they are, for weights that were trained before.</summary>
    Frozen,
}

/// <summary>Makes the backbones of detection models.</summary>
internal static class BackboneChoice
{
    private const int ResNetParts = 5;

    /// <summary>A backbone with a pyramid.</summary>
    /// <param name="name">The network.</param>
    /// <param name="norm">Its normalisation.</param>
    /// <param name="layers">The layers of a residual network that give feature maps.</param>
    /// <param name="coarser">What the pyramid adds.</param>
    /// <param name="options">Say how much of it is trained.</param>
    public static DetectionBackbone Create(
        BackboneName name, BackboneNorm norm, IReadOnlyList<int> layers, CoarserMaps coarser, DetectionModelOptions options)
    {
        var layout = ResNetLayout.Named[name.ToString().ToLowerInvariant()];
        var backbone = DetectionBackbone.OfResNet(norm == BackboneNorm.Frozen ? Frozen(layout) : layout, layers, coarser);
        Freeze(backbone, options);
        return backbone;
    }

    private static ResNetLayout Frozen(ResNetLayout layout) =>
        layout with { Normalisation = channels => new FrozenBatchNorm2d(channels) };

    private static void Freeze(DetectionBackbone backbone, DetectionModelOptions options)
    {
        if (options.TrainableBackboneLayers is not { } count)
        {
            return;
        }

        if (count > ResNetParts)
        {
            throw new SettingException(
                options, nameof(options.TrainableBackboneLayers), $"is {count}, but a residual network has {ResNetParts} such parts.");
        }

        string[] trained = [.. new[] { "layer4", "layer3", "layer2", "layer1", "conv1" }.Take(count), .. count == ResNetParts ? ["bn1"] : Array.Empty<string>()];
        foreach (var (key, tensor) in backbone.Children["body"].NamedParameters())
        {
            tensor.RequiresGradient = trained.Any(part => key.StartsWith(part, StringComparison.Ordinal));
        }
    }
}
