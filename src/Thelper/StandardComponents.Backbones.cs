using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.AutoEncoders;
using Thelper.Models.FlexibleResNets;
using Thelper.Models.MobileNets;
using Thelper.Models.Restoration;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddBackbones(ComponentCatalogue catalogue) => catalogue
        .Add<IModelOptions, LeNetOptions>("thelper.nn.lenet.LeNet", "thelper.nn.LeNet")
        .Add<IModelOptions, MlpOptions>("thelper.nn.MLP", "thelper.nn.mlp.MLP")
        .Add<IModelOptions, ScriptModelOptions>("torch.jit.load", "torch.jit.ScriptModule")
        .Add<IModelOptions, FlexibleResNetOptions>("thelper.nn.resnet.ResNet", "thelper.nn.ResNet")
        .Add<IModelOptions, SrcnnOptions>("thelper.nn.sr.SRCNN", "thelper.nn.sr.srcnn.SRCNN")
        .Add<IModelOptions, VdsrOptions>("thelper.nn.sr.VDSR", "thelper.nn.sr.vdsr.VDSR")
        .Add<IModelOptions, MobileNetV3Options>(
            "torchvision.models.mobilenetv3.mobilenet_v3_large", "torchvision.models.mobilenet_v3_large")
        .Add<IModelOptions, MobileNetV3Options>(
            "torchvision.models.mobilenetv3.mobilenet_v3_small", "torchvision.models.mobilenet_v3_small");

    private static void AddAutoEncoders(ComponentCatalogue catalogue) => catalogue
        .Add<IModelOptions, AutoEncoderResNetOptions>("thelper.nn.resnet.AutoEncoderResNet")
        .Add<IModelOptions, AutoEncoderSkipResNetOptions>("thelper.nn.resnet.AutoEncoderSkipResNet");
}
