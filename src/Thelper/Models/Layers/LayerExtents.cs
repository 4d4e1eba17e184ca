using Thelper.Configuration;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>Lists of numbers in a configuration as those of a layer.</summary>
internal static class LayerExtents
{
    /// <summary>A number for each dimension.</summary>
    /// <param name="numbers">What the configuration gives.</param>
    /// <param name="dimensions">How many the layer has.</param>
    /// <param name="options">The options to blame.</param>
    /// <param name="property">The property to blame.</param>
    /// <exception cref="SettingException">There is neither one number nor as many.</exception>
    public static Extent Of(IReadOnlyList<int> numbers, int dimensions, object options, string property) =>
        numbers.Count == 1 || numbers.Count == dimensions
            ? new Extent([.. numbers.Select(number => (long)number)])
            : throw new SettingException(
                options, property, $"has {numbers.Count} numbers, but the layer has {dimensions} dimensions; give one for each, or one for all.");
}
