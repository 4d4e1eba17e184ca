using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="Compose"/>.</summary>
public sealed record ComposeOptions : ITransformOptions
{
    /// <summary>In the order of their application; with none, nothing is changed.</summary>
    public required IReadOnlyList<TransformStageOptions> Transforms { get; init; }

    /// <inheritdoc/>
    public ITransform Create() => new Compose(Transforms);
}

/// <summary>Applies operations one after the other, each with its own entries, probability and linked fate.</summary>
/// <param name="stages">In the order of their application.</param>
public sealed class Compose(IReadOnlyList<TransformStageOptions> stages) : IInvertible
{
    private readonly TransformPipeline _pipeline = new(stages);

    /// <inheritdoc/>
    public void Apply(SampleEntries entries, CounterRandom random) => _pipeline.Apply(entries, random);

    /// <inheritdoc/>
    public void Invert(SampleEntries entries, CounterRandom random) => _pipeline.Backwards(entries, random, Invert);

    private static void Invert(ITransform operation, SampleEntries entries, CounterRandom random)
    {
        if (operation is not IInvertible invertible)
        {
            throw new NotSupportedException($"The operation {operation.GetType().Name} cannot be undone.");
        }

        invertible.Invert(entries, random);
    }
}
