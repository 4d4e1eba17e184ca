using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Losses;

namespace Thelper.Optimization;

/// <summary>A loss section without a <c>type</c>, which is refused with the reason.</summary>
[Inline]
public sealed record UnnamedLossOptions : ILossOptions, IValidatedOptions
{
    /// <summary>Stays empty.</summary>
    public string? Type { get; init; }

    /// <summary>A method of the model that makes the loss, in files of the Python original.</summary>
    public string? ModelGetter { get; init; }

    /// <summary>The arguments of that method.</summary>
    public ConfigNode? Params { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        yield return ModelGetter is null
            ? new(nameof(Type), "the key 'type' is missing, which names a loss, such as torch.nn.CrossEntropyLoss.")
            : new(
                nameof(ModelGetter), $"is '{ModelGetter}', but a configuration cannot call methods of a model here; name the loss by its "
                + "type, and add one of your own by a plug-in.");
    }

    /// <inheritdoc/>
    public ILoss Create(LearningTask task) => throw new InvalidOperationException("No loss was named.");
}
