using Thelper.Configuration;
using Thelper.Models.MobileNets;
using Thelper.Models.Pretraining;
using Thelper.Models.Residual;
using Thelper.Torch;
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
    private const double FrozenEpsilon = 1e-5;

    /// <summary>A backbone with a pyramid.</summary>
    /// <param name="name">The network.</param>
    /// <param name="norm">Its normalisation.</param>
    /// <param name="layers">The layers of a residual network that give feature maps.</param>
    /// <param name="coarser">What the pyramid adds.</param>
    /// <param name="options">Say how much of it is trained.</param>
    public static DetectionBackbone Create(
        BackboneName name, BackboneNorm norm, IReadOnlyList<int> layers, CoarserMaps coarser, DetectionModelOptions options)
    {
        var backbone = new DetectionBackbone(Body(name, Norm(name, norm, options), layers), coarser);
        if (options.TrainableBackboneLayers > backbone.PartCount)
        {
            throw new SettingException(
                options,
                nameof(options.TrainableBackboneLayers),
                $"is {options.TrainableBackboneLayers}, but this backbone has {backbone.PartCount} parts to train.");
        }

        backbone.TrainLastParts(options.TrainedParts ?? backbone.PartCount);
        return backbone;
    }

    /// <summary>The published weights of a network, for a backbone with a pyramid on it.</summary>
    /// <param name="choice">Which ones; made of a name of <see cref="BackboneName"/>.</param>
    public static IEnumerable<PretrainedPart> Pretrained(PretrainedChoice choice) => !choice.IsMade ? []
        : ResNetLayout.Named.TryGetValue(choice.Network, out var layout)
        ? choice.Below("backbone.body.", () => new ResNet(layout, PretrainedChoice.ImageNetClasses))
        : choice.Below(
            "backbone.body.", () => new MobileNetV3(MobileNetV3Layout.Large(), PretrainedChoice.ImageNetClasses, dropout: 0), from: "features.");

    /// <summary>What torchvision calls a network.</summary>
    public static string Published(BackboneName name) =>
        name == BackboneName.MobileNetV3Large ? "mobilenet_v3_large" : name.ToString().ToLowerInvariant();

    private static Func<int, Module<Tensor, Tensor>> Norm(BackboneName name, BackboneNorm norm, DetectionModelOptions options)
    {
        // torchvision's weights of whole models on ResNet-50 were trained without it, but for FCOS.
        var epsilon = options is not FcosOptions && options.OfModel.IsMade && name == BackboneName.ResNet50 ? 0 : FrozenEpsilon;
        return norm == BackboneNorm.Frozen ? channels => new FrozenBatchNorm2d(channels, epsilon) : channels => new BatchNorm2d(channels);
    }

    private static BackboneBody Body(
        BackboneName name, Func<int, Module<Tensor, Tensor>> normalisation, IReadOnlyList<int> layers)
    {
        return name == BackboneName.MobileNetV3Large
            ? BackboneBodies.MobileNet(MobileNetV3Layout.Large() with { Normalisation = normalisation })
            : BackboneBodies.ResNet(
                ResNetLayout.Named[Published(name)] with { Normalisation = normalisation }, layers);
    }
}
