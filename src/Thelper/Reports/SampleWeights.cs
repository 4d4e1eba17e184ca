using Thelper.Configuration;
using Thelper.Data;
using Thelper.Torch;

namespace Thelper.Reports;

/// <summary>What each sample counts in a report: a number that is one of its entries.</summary>
/// <param name="options">Names the entry, and is to blame where it cannot be used.</param>
internal sealed class SampleWeights(ClassifReportOptions options)
{
    /// <summary>The weights of a batch; null where all samples count 1.</summary>
    /// <exception cref="SettingException">There is no such entry, or it is no number for each sample.</exception>
    /// <exception cref="DataException">A weight is below 0 or no finite number.</exception>
    public double[]? Of(Batch batch)
    {
        if (options.SampleWeight is not { } key)
        {
            return null;
        }

        var weights = batch[key] is Tensor { Rank: 1 } numbers ? numbers.ToArray<double>() : throw new SettingException(
            options, nameof(options.SampleWeight), batch.Keys.Contains(key)
                ? $"names '{key}', which is not one number for each sample."
                : $"names '{key}', but the samples' entries are {string.Join(", ", batch.Keys)}.");
        return Array.TrueForAll(weights, weight => weight >= 0 && double.IsFinite(weight)) ? weights : throw new DataException(
            $"A sample has the weight {weights.First(weight => !(weight >= 0 && double.IsFinite(weight)))} under '{key}', but weights are 0 or more.");
    }
}
