using Thelper.Configuration;
using Thelper.Data.Collation;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddCollations(ComponentCatalogue catalogue) => catalogue
        .Add<ICollationOptions, DefaultCollationOptions>(
            "thelper.data.default_collate", "thelper.data.loaders.default_collate", "torch.utils.data.default_collate")
        .Add<ICollationOptions, MixUpOptions>("torchvision.transforms.v2.MixUp")
        .Add<ICollationOptions, CutMixOptions>("torchvision.transforms.v2.CutMix")
        .Add<ICollationOptions, RandomCollationOptions>("thelper.data.RandomCollation");
}
