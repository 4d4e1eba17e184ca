using Thelper.Configuration;

namespace Thelper.Data;

/// <summary>An operation on an image of a sample. One object serves all samples and threads, so it keeps no state.</summary>
public interface ITransform
{
    /// <summary>Changes an image.</summary>
    /// <param name="image">Changed in place.</param>
    /// <param name="random">The numbers for this epoch, sample and operation: equal for all images of a sample, so that
    /// what belongs together has one fate.</param>
    void Apply(SampleImage image, CounterRandom random);
}

/// <summary>The options of an operation in a configuration.</summary>
[ComponentKind("operation", TypeKey = "operation")]
public interface ITransformOptions
{
    /// <summary>Makes the operation.</summary>
    ITransform Create();
}
