using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>The options of <see cref="NoTransform"/>: there are none.</summary>
public sealed record NoTransformOptions : ITransformOptions
{
    /// <inheritdoc/>
    public ITransform Create() => new NoTransform();
}

/// <summary>Leaves everything as it is.</summary>
public sealed class NoTransform : IInvertible
{
    /// <inheritdoc/>
    public void Apply(SampleEntries entries, CounterRandom random)
    {
    }

    /// <inheritdoc/>
    public void Invert(SampleEntries entries, CounterRandom random)
    {
    }
}
