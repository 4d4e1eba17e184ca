using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.MobileNets;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddBackbones(ComponentCatalogue catalogue) => catalogue
        .Add<IModelOptions, MlpOptions>("thelper.nn.MLP", "thelper.nn.mlp.MLP")
        .Add<IModelOptions, MobileNetV3Options>(
            "torchvision.models.mobilenetv3.mobilenet_v3_large", "torchvision.models.mobilenet_v3_large")
        .Add<IModelOptions, MobileNetV3Options>(
            "torchvision.models.mobilenetv3.mobilenet_v3_small", "torchvision.models.mobilenet_v3_small");
}
