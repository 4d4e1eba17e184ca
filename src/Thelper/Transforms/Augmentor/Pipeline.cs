using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms.Augmentor;

/// <summary>
/// The options of a stage of several operations, each with a probability of its own. All images, label maps and boxes of
/// the stage share the decisions.
/// </summary>
[Inline]
public sealed record PipelineOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>A section of names with parameters, or a list of such, which may name an operation more than once.</summary>
    [Alias("parameters", "param", "kwargs")]
    [NamedByKey]
    [NotEmpty]
    public required IReadOnlyList<AugmentorOptions> Params { get; init; }

    /// <summary>Only false, the default, is offered: samples hold images until a batch is made of them.</summary>
    public bool InputTensor { get; init; }

    /// <summary>Whether 8-bit values are scaled to 0..1 afterwards, as ToTensor does; false by default.</summary>
    public bool OutputTensor { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (InputTensor)
        {
            yield return new(
                nameof(InputTensor),
                "must be false: these operations work on 8-bit images; put ToTensor and normalisations behind this stage.");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new Pipeline(Params, OutputTensor);
}

/// <summary>Applies operations one after another.</summary>
internal sealed class Pipeline(IEnumerable<AugmentorOptions> options, bool scales) : ITransform
{
    private readonly ITransform[] _operations =
        [.. options.Select(operation => operation.Create()), .. scales ? (IEnumerable<ITransform>)[new ToTensor()] : []];

    public void Apply(SampleEntries entries, CounterRandom random)
    {
        for (var i = 0; i < _operations.Length; i++)
        {
            _operations[i].Apply(entries, random.Fork((uint)i));
        }
    }
}
