using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.ConvNeXts;
using Thelper.Models.EfficientNets;
using Thelper.Models.VisionTransformers;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddModernNetworks(ComponentCatalogue catalogue)
    {
        foreach (var name in EfficientNetLayout.Names)
        {
            catalogue.Add<IModelOptions, EfficientNetOptions>($"torchvision.models.efficientnet.{name}", $"torchvision.models.{name}");
        }

        foreach (var name in ConvNeXtLayout.Named.Keys)
        {
            catalogue.Add<IModelOptions, ConvNeXtOptions>($"torchvision.models.convnext.{name}", $"torchvision.models.{name}");
        }

        foreach (var name in VisionTransformerLayout.Named.Keys)
        {
            catalogue.Add<IModelOptions, VisionTransformerOptions>($"torchvision.models.vision_transformer.{name}", $"torchvision.models.{name}");
        }

        catalogue
            .Add<IModelOptions, OriginalEfficientNetOptions>("thelper.nn.efficientnet.EfficientNet", "thelper.nn.EfficientNet")
            .Add<IModelOptions, FullyConvolutionalEfficientNetOptions>(
                "thelper.nn.efficientnet.FCEfficientNet", "thelper.nn.FCEfficientNet");
    }
}
