using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.Detection;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddDetectionModels(ComponentCatalogue catalogue)
    {
        Offer<FasterRcnnResNet50Options>("faster_rcnn", "fasterrcnn_resnet50_fpn");
        Offer<FasterRcnnMobileNetOptions>("faster_rcnn", "fasterrcnn_mobilenet_v3_large_fpn");
        Offer<FasterRcnnMobileNet320Options>("faster_rcnn", "fasterrcnn_mobilenet_v3_large_320_fpn");
        Offer<RetinaNetResNet50Options>("retinanet", "retinanet_resnet50_fpn");
        Offer<SsdLiteOptions>("ssdlite", "ssdlite320_mobilenet_v3_large");
        Offer<Ssd300Options>("ssd", "ssd300_vgg16");
        Offer<FcosOptions>("fcos", "fcos_resnet50_fpn");
        catalogue
            .Add<IModelOptions, ChosenFasterRcnnOptions>("thelper.nn.detection.FasterRCNN")
            .Add<IModelOptions, ChosenRetinaNetOptions>("thelper.nn.detection.RetinaNet");

        void Offer<T>(string module, string name)
            where T : DetectionModelOptions =>
            catalogue.Add<IModelOptions, T>($"torchvision.models.detection.{name}", $"torchvision.models.detection.{module}.{name}");
    }
}
