using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Tests.Metrics;

/// <summary>Batches with boxes as consumers see them.</summary>
internal static class BoxIterations
{
    /// <summary>Shows a consumer one batch.</summary>
    /// <param name="consumer">What is tested.</param>
    /// <param name="found">For each image.</param>
    /// <param name="truth">For each image; null where it is not known.</param>
    /// <param name="sample">Further entries of the images; none by default.</param>
    /// <param name="sought">Whether the model looked for objects at all.</param>
    public static void Show(
        this IPredictionConsumer consumer, BoundingBox[][] found, BoundingBox[][]? truth, Batch? sample = null, bool sought = true)
    {
        using var scope = TensorScope.Open();
        consumer.Update(new Iteration
        {
            Task = new Detection(["cat"], "image", "bboxes"),
            Input = Operators.Zeros([found.Length, 1]),
            Prediction = null,
            Target = null,
            Boxes = new BoxBatch(found, truth) { WereSought = sought },
            Sample = sample ?? new Batch([], found.Length),
            Index = 0,
            Count = 1,
            Epoch = 0,
            EpochCount = 1,
            OutputPath = "",
        });
    }

    /// <summary>The value of a metric after one batch more.</summary>
    public static double After(this AveragePrecision metric, BoundingBox[][] found, BoundingBox[][] truth)
    {
        metric.Show(found, truth);
        return metric.Evaluate();
    }
}
