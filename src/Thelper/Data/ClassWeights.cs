using Thelper.Configuration;

namespace Thelper.Data;

/// <summary>How classes are weighted.</summary>
public sealed record ClassWeightOptions : IValidatedOptions
{
    /// <summary>
    /// <c>uniform</c>: all the same; <c>linear</c>, the default: the class's share of the samples; <c>root2</c>, <c>root3</c>
    /// and so on: that root of the share.
    /// </summary>
    public string Stype { get; init; } = "linear";

    /// <summary>No weight is above this; infinity by default.</summary>
    [ConfigKey("maxw")]
    [AtLeast(0)]
    public double Largest { get; init; } = double.PositiveInfinity;

    /// <summary>No weight is below this; 0 by default.</summary>
    [ConfigKey("minw")]
    [AtLeast(0)]
    public double Smallest { get; init; }

    /// <summary>Whether weights are divided by their sum; by default they are, unless <see cref="Invmax"/>.</summary>
    public bool? Norm { get; init; }

    /// <summary>Whether a weight is replaced by the largest one divided by it, so that rare classes count most; false by default.</summary>
    public bool Invmax { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (ClassWeighting.Parse(Stype) is null)
        {
            yield return new(nameof(Stype), $"is '{Stype}', but it must be {ClassWeighting.Known}.");
        }

        if (Norm == true && Invmax)
        {
            yield return new(nameof(Norm), "cannot be true together with invmax: the largest weight would no longer be 1.");
        }

        if (Smallest > Largest)
        {
            yield return new(nameof(Smallest), $"is {Smallest:G}, which is above maxw ({Largest:G}).");
        }
    }
}

/// <summary>Weights of classes, from how many samples each has.</summary>
public static class ClassWeights
{
    // What a class without samples counts as where it is divided by.
    private const double LeastShare = 1e-6;

    /// <summary>
    /// The share of each class, or its root; then the largest of them divided by each where asked for; then kept within the
    /// limits; then divided by their sum where asked for.
    /// </summary>
    /// <param name="counts">The samples of each class, at least one in all.</param>
    /// <param name="options">Which weights.</param>
    /// <returns>In the order of the counts.</returns>
    /// <exception cref="ArgumentException">There are no samples, a count is below 0, or the options contradict each other.</exception>
    public static IReadOnlyList<double> Compute(IReadOnlyList<long> counts, ClassWeightOptions options)
    {
        if (options.Validate().FirstOrDefault() is { } problem)
        {
            throw new ArgumentException($"{problem.Property} {problem.Sentence}", nameof(options));
        }

        if (counts.Any(count => count < 0) || counts.Sum() == 0)
        {
            throw new ArgumentException("Weights need at least one sample, and no count below 0.", nameof(counts));
        }

        var weights = Shares(counts, ClassWeighting.Parse(options.Stype)!.Value);
        if (options.Invmax)
        {
            var largest = weights.Max();
            weights = [.. weights.Select(weight => largest / Math.Max(weight, LeastShare))];
        }

        weights = [.. weights.Select(weight => Math.Clamp(weight, options.Smallest, options.Largest))];
        return options.Norm ?? !options.Invmax ? [.. weights.Select(weight => weight / weights.Sum())] : weights;
    }

    private static double[] Shares(IReadOnlyList<long> counts, ClassWeighting weighting)
    {
        if (double.IsInfinity(weighting.Degree))
        {
            return [.. counts.Select(_ => 1.0 / counts.Count)];
        }

        double total = counts.Sum();
        return [.. counts.Select(count => Math.Pow(count / total, 1 / weighting.Degree))];
    }
}
