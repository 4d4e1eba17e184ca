using Thelper;
using Thelper.Configuration;
using Thelper.Data;

namespace DatasetPlugin;

/// <summary>Offers <see cref="StripesDataset"/> to configurations that name this assembly under <c>plugins</c>.</summary>
public sealed class StripesPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(ComponentCatalogue catalogue) =>
        catalogue.Add<IDatasetOptions, StripesOptions>("samples.StripesDataset");
}
