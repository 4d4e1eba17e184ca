using System.Globalization;
using Thelper.Torch.Losses;

namespace Thelper.Parity.Tests;

/// <summary>The parameters of a case as plain values, for what no configuration can make.</summary>
internal sealed class CaseParams(IReadOnlyDictionary<string, object?> values)
{
    public Reduction Reduction => Enum.Parse<Reduction>((string)(values.GetValueOrDefault("reduction") ?? "mean"), ignoreCase: true);

    public bool Has(string key) => values.ContainsKey(key);

    public bool Flag(string key) => values.GetValueOrDefault(key) is true;

    public double Number(string key, double otherwise) => Convert.ToDouble(values.GetValueOrDefault(key) ?? otherwise, CultureInfo.InvariantCulture);
}
