using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddOperations(ComponentCatalogue catalogue)
    {
        AddOperation<NoTransformOptions>(catalogue, "NoTransform");
        AddOperation<ToNumpyOptions>(catalogue, "ToNumpy");
        AddOperation<SelectChannelsOptions>(catalogue, "SelectChannels");
        AddOperation<CenterCropOptions>(catalogue, "CenterCrop");
        AddOperation<RandomCropAndResizeOptions>(catalogue, "RandomResizedCrop");
        AddOperation<ResizeOptions>(catalogue, "Resize");
        AddOperation<AffineOptions>(catalogue, "Affine");
        AddOperation<RandomShiftOptions>(catalogue, "RandomShift");
        AddOperation<ToGrayOptions>(catalogue, "ToGray");
        AddOperation<ToColorOptions>(catalogue, "ToColor");
        AddOperation<TransposeOptions>(catalogue, "Transpose");
        AddOperation<UnsqueezeOptions>(catalogue, "Unsqueeze");
        AddOperation<DuplicatorOptions>(catalogue, "Duplicator");
        AddOperation<TileOptions>(catalogue, "Tile");
        AddOperation<NormalizeMinMaxOptions>(catalogue, "NormalizeMinMax");
        AddOperation<NormalizeZeroMeanUnitVarOptions>(catalogue, "NormalizeZeroMeanUnitVar");
        AddOperation<ComposeOptions>(catalogue, "Compose", "composers");
        AddOperation<CustomStepComposeOptions>(catalogue, "CustomStepCompose", "composers");
    }

    private static void AddOperation<TOptions>(ComponentCatalogue catalogue, string name, string module = "operations")
        where TOptions : class, ITransformOptions =>
        catalogue.Add<ITransformOptions, TOptions>($"thelper.transforms.{name}", $"thelper.transforms.{module}.{name}");
}
