using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.Detection;

namespace Thelper;

public static partial class StandardComponents
{
    private const string TorchvisionDetection = "torchvision.models.detection";

    private static void AddDetectionModels(ComponentCatalogue catalogue) => catalogue
        .Add<IModelOptions, FasterRcnnResNet50Options>(
            $"{TorchvisionDetection}.fasterrcnn_resnet50_fpn", $"{TorchvisionDetection}.faster_rcnn.fasterrcnn_resnet50_fpn")
        .Add<IModelOptions, ChosenFasterRcnnOptions>("thelper.nn.detection.FasterRCNN");
}
