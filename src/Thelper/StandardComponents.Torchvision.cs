using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms;
using Thelper.Transforms.Torchvision;
using CenterCropOptions = Thelper.Transforms.Torchvision.CenterCropOptions;
using ComposeOptions = Thelper.Transforms.Torchvision.ComposeOptions;
using NormalizeOptions = Thelper.Transforms.Torchvision.NormalizeOptions;
using ResizeOptions = Thelper.Transforms.Torchvision.ResizeOptions;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddTorchvisionOperations(ComponentCatalogue catalogue)
    {
        AddTorchvisionMotions(catalogue);
        AddTorchvisionColours(catalogue);
        AddTorchvisionConversions(catalogue);
        AddTorchvisionPolicies(catalogue);
    }

    private static void AddTorchvisionMotions(ComponentCatalogue catalogue) => catalogue
        .AddTorchvision<ResizeOptions>("Resize")
        .AddTorchvision<CenterCropOptions>("CenterCrop")
        .AddTorchvision<FiveCropOptions>("FiveCrop")
        .AddTorchvision<TenCropOptions>("TenCrop")
        .AddTorchvision<PadOptions>("Pad")
        .AddTorchvision<RandomCropOptions>("RandomCrop")
        .AddTorchvision<RandomResizedCropOptions>("RandomResizedCrop")
        .AddTorchvision<RandomHorizontalFlipOptions>("RandomHorizontalFlip")
        .AddTorchvision<RandomVerticalFlipOptions>("RandomVerticalFlip")
        .AddTorchvision<RandomRotationOptions>("RandomRotation")
        .AddTorchvision<RandomAffineOptions>("RandomAffine")
        .AddTorchvision<RandomPerspectiveOptions>("RandomPerspective")
        .AddTorchvision<ElasticTransformOptions>("ElasticTransform");

    private static void AddTorchvisionColours(ComponentCatalogue catalogue) => catalogue
        .AddTorchvision<ColorJitterOptions>("ColorJitter")
        .AddTorchvision<GrayscaleOptions>("Grayscale")
        .AddTorchvision<RandomGrayscaleOptions>("RandomGrayscale")
        .AddTorchvision<GaussianBlurOptions>("GaussianBlur")
        .AddTorchvision<RandomInvertOptions>("RandomInvert")
        .AddTorchvision<RandomPosterizeOptions>("RandomPosterize")
        .AddTorchvision<RandomSolarizeOptions>("RandomSolarize")
        .AddTorchvision<RandomAdjustSharpnessOptions>("RandomAdjustSharpness")
        .AddTorchvision<RandomAutocontrastOptions>("RandomAutocontrast")
        .AddTorchvision<RandomEqualizeOptions>("RandomEqualize");

    private static void AddTorchvisionConversions(ComponentCatalogue catalogue) => catalogue
        .AddTorchvision<ToTensorOptions>("ToTensor")
        .AddTorchvision<PilToTensorOptions>("PILToTensor")
        .AddTorchvision<ConvertImageDtypeOptions>("ConvertImageDtype")
        .AddTorchvision<ToPilImageOptions>("ToPILImage")
        .AddTorchvision<NormalizeOptions>("Normalize")
        .AddTorchvision<RandomErasingOptions>("RandomErasing")
        .AddTorchvision<LambdaOptions>("Lambda");

    private static void AddTorchvisionPolicies(ComponentCatalogue catalogue) => catalogue
        .AddTorchvision<ComposeOptions>("Compose")
        .AddTorchvision<RandomApplyOptions>("RandomApply")
        .AddTorchvision<RandomChoiceOptions>("RandomChoice")
        .AddTorchvision<RandomOrderOptions>("RandomOrder")
        .AddTorchvision<AutoAugmentOptions>("AutoAugment", "autoaugment")
        .AddTorchvision<RandAugmentOptions>("RandAugment", "autoaugment")
        .AddTorchvision<TrivialAugmentWideOptions>("TrivialAugmentWide", "autoaugment")
        .AddTorchvision<AugMixOptions>("AugMix", "autoaugment");

    /// <summary>Adds an operation under its name, the name of its module, and that of the newer interface.</summary>
    private static ComponentCatalogue AddTorchvision<TOptions>(
        this ComponentCatalogue catalogue, string name, string module = "transforms")
        where TOptions : class, ITransformOptions => catalogue.Add<ITransformOptions, TOptions>(
            $"torchvision.transforms.{name}", $"torchvision.transforms.{module}.{name}", $"torchvision.transforms.v2.{name}");
}
