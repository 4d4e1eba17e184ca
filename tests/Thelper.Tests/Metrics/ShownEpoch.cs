using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Tests.Metrics;

/// <summary>One batch of an epoch.</summary>
/// <param name="Scores">What the model gives, in the order of the shape.</param>
/// <param name="Shape">The shape of the predictions.</param>
/// <param name="Truth">Class indices (long), flags (float) or numbers (double); null where it is not known.</param>
internal sealed record ShownBatch(float[] Scores, long[] Shape, Array? Truth)
{
    /// <summary>What each sample counts, under <see cref="WeightKey"/>; null for no such entry.</summary>
    public double[]? Weights { get; init; }

    public static string WeightKey => "weight";
}

/// <summary>Shows consumers batches with their numbers, as a trainer does.</summary>
internal static class ShownEpoch
{
    /// <summary>Shows all batches, or those from one number to before another.</summary>
    public static T Shown<T>(this T consumer, LearningTask task, IReadOnlyList<ShownBatch> batches, int from = 0, int? to = null)
        where T : IPredictionConsumer
    {
        for (var i = from; i < (to ?? batches.Count); i++)
        {
            Show(consumer, task, batches, i);
        }

        return consumer;
    }

    private static void Show(IPredictionConsumer consumer, LearningTask task, IReadOnlyList<ShownBatch> batches, int index)
    {
        using var scope = TensorScope.Open();
        var batch = batches[index];
        var entries = new OrderedDictionary<string, object?>();
        if (batch.Weights is not null)
        {
            entries[ShownBatch.WeightKey] = Tensors.From<double>(batch.Weights);
        }

        consumer.Update(new Iteration
        {
            Task = task,
            Input = Operators.Zeros([batch.Shape[0], 1]),
            Prediction = Tensors.From<float>(batch.Scores, batch.Shape),
            Target = TruthOf(batch, task),
            Sample = new Batch(entries, (int)batch.Shape[0]),
            Index = index,
            Count = batches.Count,
            Epoch = 0,
            EpochCount = 1,
            OutputPath = "",
        });
    }

    private static Tensor? TruthOf(ShownBatch batch, LearningTask task) => batch.Truth switch
    {
        null => null,
        long[] labels => Tensors.From<long>(labels, task is Segmentation ? [batch.Shape[0], .. batch.Shape[2..]] : [labels.Length]),
        float[] flags => Tensors.From<float>(flags, batch.Shape),
        double[] numbers => Tensors.From<double>(numbers, batch.Shape),
        _ => throw new ArgumentException("Not a truth.", nameof(batch)),
    };
}
