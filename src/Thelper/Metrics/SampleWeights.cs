using Thelper.Configuration;
using Thelper.Data;
using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>What each sample counts: a number that is one of its entries.</summary>
/// <param name="options">To blame where the entry cannot be used.</param>
/// <param name="property">The C# name of the property that names the entry.</param>
/// <param name="key">The entry; null where all samples count 1.</param>
internal sealed class SampleWeights(object options, string property, string? key)
{
    /// <summary>The weights of a batch; null where all samples count 1.</summary>
    /// <exception cref="SettingException">There is no such entry, or it is no number for each sample.</exception>
    /// <exception cref="DataException">A weight is below 0 or no finite number.</exception>
    public double[]? Of(Batch batch)
    {
        if (key is null)
        {
            return null;
        }

        var weights = batch[key] is Tensor { Rank: 1 } numbers ? numbers.ToArray<double>() : throw new SettingException(
            options, property, batch.Keys.Contains(key)
                ? $"names '{key}', which is not one number for each sample."
                : $"names '{key}', but the samples' entries are {string.Join(", ", batch.Keys)}.");
        return Array.TrueForAll(weights, weight => weight >= 0 && double.IsFinite(weight)) ? weights : throw new DataException(
            $"A sample has the weight {weights.First(weight => !(weight >= 0 && double.IsFinite(weight)))} under '{key}', but weights are 0 or more.");
    }
}
