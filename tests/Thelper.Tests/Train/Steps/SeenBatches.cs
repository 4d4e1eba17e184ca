using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Tests.Train.Steps;

/// <summary>What a consumer saw of a batch.</summary>
internal sealed record SeenBatch(
    long[] InputShape, long[] Shape, float[] Prediction, float[]? Target, ScalarType? TargetType, object? Label, double? Loss)
{
    /// <summary>Whether a way back through the model hangs on what consumers see.</summary>
    public bool NeedsGradient { get; init; }
}

/// <summary>Keeps what consumers see.</summary>
internal sealed record SeenBatches : IConsumerOptions, IPredictionConsumer
{
    public List<SeenBatch> Batches { get; } = [];

    public IPredictionConsumer Create(LearningTask task) => this;

    public void Reset() => Batches.Clear();

    public void Update(Iteration iteration) => Batches.Add(new SeenBatch(
        iteration.Input.Shape,
        iteration.Prediction!.Shape,
        iteration.Prediction.ToArray<float>(),
        iteration.Target?.ToArray<float>(),
        iteration.Target?.ScalarType,
        iteration.Sample["label"],
        iteration.Loss)
    {
        NeedsGradient = iteration.Prediction.RequiresGradient || iteration.FurtherOutputs.Values.Any(output => output.RequiresGradient),
    });

    public OrderedDictionary<string, object?> SaveState() => [];

    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
    }
}
