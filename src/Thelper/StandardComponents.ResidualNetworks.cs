using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.Residual;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddResidualNetworks(ComponentCatalogue catalogue)
    {
        foreach (var name in ResNetLayout.Named.Keys)
        {
            catalogue.Add<IModelOptions, ResNetOptions>($"torchvision.models.resnet.{name}", $"torchvision.models.{name}");
        }
    }
}
