using Thelper.Configuration;

namespace Thelper.Data;

/// <summary>An operation on a sample. One object serves all samples and threads, so it keeps no state.</summary>
public interface ITransform
{
    /// <summary>Changes the entries.</summary>
    /// <param name="entries">The entries that share one fate; changed in place.</param>
    /// <param name="random">The numbers for this epoch, sample and operation. A copy gives the same numbers again, which is
    /// how images, label maps and boxes of one sample get the same decision.</param>
    /// <exception cref="InvalidDataException">The sample does not suit the operation; a clause without full stop.</exception>
    void Apply(SampleEntries entries, CounterRandom random);
}

/// <summary>The options of an operation in a configuration.</summary>
[ComponentKind("operation", TypeKey = "operation")]
public interface ITransformOptions
{
    /// <summary>Makes the operation.</summary>
    ITransform Create();
}
