using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Tests.Visualization;

/// <summary>Batches of black images as consumers see them.</summary>
internal static class ImageIterations
{
    /// <param name="task">Any task of images.</param>
    /// <param name="prediction">The batch is its first dimension; null for one image.</param>
    /// <param name="target">Null where it is not known.</param>
    public static Iteration Of(LearningTask task, Tensor? prediction, Tensor? target)
    {
        var size = prediction?.Size(0) ?? 1;
        return new()
        {
            Task = task,
            Input = Operators.Zeros([size, 3, 8, 8]),
            Prediction = prediction,
            Target = target,
            Sample = new Batch([], (int)size),
            Index = 0,
            Count = 1,
            Epoch = 0,
            EpochCount = 1,
            OutputPath = "",
        };
    }
}
