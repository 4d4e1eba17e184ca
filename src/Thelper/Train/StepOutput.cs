using Thelper.Torch;

namespace Thelper.Train;

/// <summary>What a trainer computed from one batch.</summary>
/// <param name="Input">What went into the model.</param>
/// <param name="Prediction">What came out of it; the batch is its first dimension.</param>
/// <param name="Target">What should have come out; null where it is not known.</param>
/// <param name="Loss">The mean loss, one element; null without a target.</param>
public sealed record StepOutput(Tensor Input, Tensor Prediction, Tensor? Target, Tensor? Loss);
