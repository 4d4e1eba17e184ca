using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.AlexNets;
using Thelper.Models.DenseNets;
using Thelper.Models.FlexibleResNets;
using Thelper.Models.Inception;
using Thelper.Models.MobileNets;
using Thelper.Models.SqueezeNets;
using Thelper.Models.VggNets;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddClassificationNetworks(ComponentCatalogue catalogue)
    {
        foreach (var name in VggLayout.Named.Keys)
        {
            catalogue.Add<IModelOptions, VggOptions>($"torchvision.models.vgg.{name}", $"torchvision.models.{name}");
        }

        foreach (var name in DenseNetLayout.Named.Keys)
        {
            catalogue.Add<IModelOptions, DenseNetOptions>($"torchvision.models.densenet.{name}", $"torchvision.models.{name}");
            catalogue.Add<IModelOptions, DenseNetOptions>($"thelper.nn.densenet.{name}");
        }

        foreach (var name in new[] { "squeezenet1_0", "squeezenet1_1" })
        {
            catalogue.Add<IModelOptions, SqueezeNetOptions>($"torchvision.models.squeezenet.{name}", $"torchvision.models.{name}");
        }

        catalogue
            .Add<IModelOptions, ResNetFullyConvOptions>("thelper.nn.resnet.ResNetFullyConv", "thelper.nn.ResNetFullyConv")
            .Add<IModelOptions, FullyConvolutionalResNetOptions>("thelper.nn.resnet.FCResNet", "thelper.nn.FCResNet")
            .Add<IModelOptions, AlexNetOptions>("torchvision.models.alexnet", "torchvision.models.alexnet.alexnet")
            .Add<IModelOptions, GoogLeNetOptions>("torchvision.models.googlenet", "torchvision.models.googlenet.googlenet")
            .Add<IModelOptions, InceptionV3Options>("torchvision.models.inception.inception_v3", "torchvision.models.inception_v3")
            .Add<IModelOptions, MobileNetV2Options>("torchvision.models.mobilenetv2.mobilenet_v2", "torchvision.models.mobilenet_v2")
            .Add<IModelOptions, OriginalMobileNetV2Options>("thelper.nn.mobilenet.MobileNetV2", "thelper.nn.MobileNetV2")
            .Add<IModelOptions, InceptionResNetV2Options>(
                "thelper.nn.inceptionresnetv2.InceptionResNetV2", "thelper.nn.InceptionResNetV2");
    }
}
