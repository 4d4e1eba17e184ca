using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>An operation that can be undone.</summary>
public interface IInvertible : ITransform
{
    /// <summary>Brings the entries back to what they were before <see cref="ITransform.Apply"/>, as far as rounding and borders let it.</summary>
    /// <param name="entries">The entries that the operation has changed; changed in place.</param>
    /// <param name="random">The numbers that the operation was applied with.</param>
    /// <exception cref="InvalidDataException">The entries are none that the operation gives.</exception>
    /// <exception cref="NotSupportedException">A part of the operation cannot be undone.</exception>
    void Invert(SampleEntries entries, CounterRandom random);
}
