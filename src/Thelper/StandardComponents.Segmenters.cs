using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.Segmenters;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddSegmenters(ComponentCatalogue catalogue)
    {
        catalogue
            .Add<IModelOptions, UNetOptions>("thelper.nn.unet.UNet", "thelper.nn.UNet")
            .Add<IModelOptions, Fcn32sOptions>("thelper.nn.fcn.FCN32s", "thelper.nn.FCN32s");
        AddPair("deeplabv3", "DeepLabV3");
        AddPair("fcn", "FCN");

        void AddPair(string module, string className)
        {
            Add(module, $"{module}_resnet50", $"{className}ResNet50");
            Add(module, $"{module}_resnet101", $"{className}ResNet101");
        }

        void Add(string module, string function, string className) => catalogue
            .Add<IModelOptions, SegmentationNetworkOptions>(
                $"torchvision.models.segmentation.{function}", $"torchvision.models.segmentation.{module}.{function}")
            .Add<IModelOptions, SegmentationNetworkOptions>(
                $"thelper.nn.segmentation.{className}",
                $"thelper.nn.segmentation.{module}.{className}",
                $"thelper.nn.segmentation.{function}",
                $"thelper.nn.segmentation.{module}.{function}");
    }
}
