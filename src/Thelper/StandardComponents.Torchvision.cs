using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddTorchvisionOperations(ComponentCatalogue catalogue) => catalogue
        .Add<ITransformOptions, ToTensorOptions>("torchvision.transforms.ToTensor", "torchvision.transforms.transforms.ToTensor")
        .Add<ITransformOptions, RandomHorizontalFlipOptions>(
            "torchvision.transforms.RandomHorizontalFlip", "torchvision.transforms.transforms.RandomHorizontalFlip")
        .Add<ITransformOptions, RandomResizedCropOptions>(
            "torchvision.transforms.RandomResizedCrop", "torchvision.transforms.transforms.RandomResizedCrop");
}
