using Thelper.Configuration;

namespace Thelper;

/// <summary>
/// What an assembly that a configuration names under <c>plugins</c> offers: data sets, transforms, models and whatever else
/// has a kind in the catalogue. The class is public and has a constructor without parameters.
/// </summary>
public interface IPlugin
{
    /// <summary>Adds the components, under names that are not taken.</summary>
    /// <param name="catalogue">What the configuration may name.</param>
    void Register(ComponentCatalogue catalogue);
}
