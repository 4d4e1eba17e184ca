using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddOperations(ComponentCatalogue catalogue) => catalogue
        .Add<ITransformOptions, ResizeOptions>("thelper.transforms.Resize", "thelper.transforms.operations.Resize")
        .Add<ITransformOptions, NormalizeMinMaxOptions>(
            "thelper.transforms.NormalizeMinMax", "thelper.transforms.operations.NormalizeMinMax")
        .Add<ITransformOptions, NormalizeZeroMeanUnitVarOptions>(
            "thelper.transforms.NormalizeZeroMeanUnitVar", "thelper.transforms.operations.NormalizeZeroMeanUnitVar");
}
