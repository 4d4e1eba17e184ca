using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Tasks;

namespace Thelper.Train;

/// <summary>A function of a user's own that sees every processed batch.</summary>
/// <param name="iteration">The batch; its tensors are freed afterwards.</param>
/// <param name="arguments">What the configuration gives it: texts, numbers, lists and dictionaries; empty where it gives nothing.</param>
public delegate void CallbackFunction(Iteration iteration, IReadOnlyDictionary<string, object?> arguments);

/// <summary>Makes functions known to configurations.</summary>
public static class CallbackFunctions
{
    /// <summary>
    /// Adds a function that a configuration can name wherever a consumer may stand, alone or as
    /// <c>{type: name, params: {...}}</c>, and as the <c>callback_func</c> of a <see cref="PredictionCallback"/>.
    /// </summary>
    /// <param name="catalogue">What configurations may name.</param>
    /// <param name="name">The name in a configuration.</param>
    /// <param name="function">The function.</param>
    /// <returns>The catalogue, so that calls can be chained.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public static ComponentCatalogue AddFunction(this ComponentCatalogue catalogue, string name, CallbackFunction function) =>
        catalogue.Add<IConsumerOptions, FunctionOptions>(name, () => new FunctionOptions(function));
}

/// <summary>The options of a function that was made known by <see cref="CallbackFunctions.AddFunction"/>.</summary>
[Inline]
public sealed record FunctionOptions : IConsumerOptions, IValidatedOptions
{
    internal FunctionOptions(CallbackFunction function) => Function = function;

    /// <summary>What the function receives besides the batch; nothing by default. The keys are the function's own.</summary>
    [Alias("parameters", "param", "kwargs")]
    public ConfigNode? Params { get; init; }

    internal CallbackFunction Function { get; }

    internal IReadOnlyDictionary<string, object?> Arguments => CallbackArguments.Of(Params);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => CallbackArguments.Problems(nameof(Params), Params);

    bool IConsumerOptions.IsMetric => false;

    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task) => new PredictionCallback(Function, Arguments);
}

/// <summary>The options of <see cref="PredictionCallback"/>.</summary>
public sealed record PredictionCallbackOptions : IConsumerOptions, IValidatedOptions
{
    /// <summary>A function that a plug-in made known, by its name, or with <c>params</c> of its own.</summary>
    public required IConsumerOptions CallbackFunc { get; init; }

    /// <summary>What the function receives besides the batch; nothing by default.</summary>
    public ConfigNode? CallbackKwargs { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => CallbackFunc is FunctionOptions
        ? CallbackArguments.Problems(nameof(CallbackKwargs), CallbackKwargs)
        : [new(nameof(CallbackFunc), "is a metric or consumer, but must be a function that a plug-in made known (catalogue.AddFunction).")];

    bool IConsumerOptions.IsMetric => false;

    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task)
    {
        var function = (FunctionOptions)CallbackFunc;
        var arguments = new Dictionary<string, object?>(function.Arguments);
        foreach (var (name, value) in CallbackArguments.Of(CallbackKwargs))
        {
            arguments[name] = value;
        }

        return new PredictionCallback(function.Function, arguments);
    }
}

/// <summary>Shows every batch to a function. What the function keeps for itself is not part of a checkpoint.</summary>
/// <param name="function">The function.</param>
/// <param name="arguments">What it receives besides the batch.</param>
public sealed class PredictionCallback(CallbackFunction function, IReadOnlyDictionary<string, object?> arguments) : IPredictionConsumer
{
    /// <summary>Does nothing: only the function knows what it keeps.</summary>
    public void Reset()
    {
    }

    /// <inheritdoc/>
    public void Update(Iteration iteration) => function(iteration, arguments);

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => [];

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
    }
}

/// <summary>Arguments for a function as a configuration has them.</summary>
file static class CallbackArguments
{
    public static IReadOnlyDictionary<string, object?> Of(ConfigNode? node) =>
        node is ConfigMapping mapping ? PlainData.From(mapping) : new Dictionary<string, object?>();

    public static IEnumerable<OptionsProblem> Problems(string property, ConfigNode? node) => node is null or ConfigMapping
        ? [] : [new(property, $"must be a section (names with values), but received {node.Describe()}.")];
}
