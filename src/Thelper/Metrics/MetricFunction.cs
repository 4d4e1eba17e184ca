using Thelper.Configuration;

namespace Thelper.Metrics;

/// <summary>What a function that gives a number is computed from.</summary>
/// <param name="Targets">The true values: class indices, 1 for a class of interest and 0 for others, or numbers.</param>
/// <param name="Predictions">As many predicted ones: of the same kind, or the scores of a class of interest.</param>
public sealed record MetricSamples(IReadOnlyList<double> Targets, IReadOnlyList<double> Predictions)
{
    /// <summary>How many samples each pair stands for; null, the default, for one.</summary>
    public IReadOnlyList<double>? Counts { get; init; }

    /// <summary>How many numbers next to each other belong to one sample; 1 by default.</summary>
    public int Width { get; init; } = 1;

    /// <summary>How many samples a pair stands for.</summary>
    /// <param name="index">Of the pair.</param>
    public double CountOf(int index) => Counts is null ? 1 : Counts[index];
}

/// <summary>A function that boils true and predicted values down to a number.</summary>
/// <param name="samples">At least one.</param>
/// <param name="arguments">What the configuration gives it: texts, numbers, lists and dictionaries; empty where it gives nothing.</param>
/// <returns>NaN where these samples have no value.</returns>
/// <exception cref="ArgumentException">
/// It has no use for an argument; the message is the end of a sentence about <c>metric_params</c>.
/// </exception>
public delegate double MetricFunction(MetricSamples samples, IReadOnlyDictionary<string, object?> arguments);

/// <summary>What a function has a use for.</summary>
public enum MetricInput
{
    /// <summary>Whatever there is.</summary>
    Any,

    /// <summary>Predicted classes.</summary>
    Labels,

    /// <summary>Scores of a class of interest; of its predictions 1, and 0 of others, will do.</summary>
    Scores,

    /// <summary>Numbers.</summary>
    Numbers,
}

/// <summary>Makes functions known to configurations.</summary>
public static class MetricFunctions
{
    /// <summary>Adds a function that a configuration can name as the <c>metric_name</c> of an <see cref="ExternalMetric"/>.</summary>
    /// <param name="catalogue">What configurations may name.</param>
    /// <param name="name">The name in a configuration.</param>
    /// <param name="function">
    /// The function. It is also tried, before a session begins, with a few perfect predictions, so that wrong arguments are found.
    /// </param>
    /// <param name="input">What it has a use for; anything by default. Another <c>metric_type</c> is refused.</param>
    /// <returns>The catalogue, so that calls can be chained.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public static ComponentCatalogue AddMetricFunction(
        this ComponentCatalogue catalogue, string name, MetricFunction function, MetricInput input = MetricInput.Any) =>
        catalogue.Add<IMetricFunctionOptions, MetricFunctionOptions>(name, () => new MetricFunctionOptions(function, input));
}

/// <summary>A function as a configuration names it.</summary>
[ComponentKind("metric function")]
public interface IMetricFunctionOptions
{
    /// <summary>The function.</summary>
    MetricFunction Function { get; }

    /// <summary>What it has a use for; anything by default.</summary>
    MetricInput Input => MetricInput.Any;
}

/// <summary>A function that was made known by <see cref="MetricFunctions.AddMetricFunction"/>.</summary>
public sealed record MetricFunctionOptions : IMetricFunctionOptions
{
    internal MetricFunctionOptions(MetricFunction function, MetricInput input) => (Function, Input) = (function, input);

    MetricFunction IMetricFunctionOptions.Function => Function;

    MetricInput IMetricFunctionOptions.Input => Input;

    internal MetricInput Input { get; }

    internal MetricFunction Function { get; }
}
