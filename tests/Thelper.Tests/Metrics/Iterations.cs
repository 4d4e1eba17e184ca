using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;

namespace Thelper.Tests.Metrics;

/// <summary>Batches as consumers see them.</summary>
internal static class Iterations
{
    /// <summary>Shows a consumer one batch.</summary>
    /// <param name="consumer">What is tested.</param>
    /// <param name="task">Has as many classes as there are scores for a sample.</param>
    /// <param name="scores">A list for each sample.</param>
    /// <param name="targets">Null for samples whose class is not known.</param>
    public static void Show(this IPredictionConsumer consumer, Classification task, float[][] scores, long[]? targets)
    {
        using var target = targets is null ? null : Tensors.From<long>(targets);
        consumer.Show(task, scores, target);
    }

    /// <inheritdoc cref="Show(IPredictionConsumer, Classification, float[][], long[])"/>
    public static void Show(
        this IPredictionConsumer consumer, Classification task, float[][] scores, Tensor? target, Batch? sample = null, string folder = "")
    {
        using var scope = TensorScope.Open();
        consumer.Update(new Iteration
        {
            Task = task,
            Input = Operators.Zeros([scores.Length, 1]),
            Prediction = Tensors.From<float>([.. scores.SelectMany(row => row)], scores.Length, scores[0].Length),
            Target = target,
            Sample = sample ?? new Batch([], scores.Length),
            Loss = null,
            Index = 0,
            Count = 1,
            Epoch = 0,
            EpochCount = 1,
            OutputPath = folder,
        });
    }

    /// <summary>Shows a new consumer what the original saw when the golden files were made.</summary>
    public static T Golden<T>(Func<Classification, T> make)
        where T : IPredictionConsumer
    {
        var inputs = Support.Golden.Json("classif_inputs.json");
        var task = new Classification(inputs.At("class_names").Array<string>(), "image", "label");
        var consumer = make(task);
        foreach (var batch in inputs.At("batches").EnumerateArray())
        {
            using var target = Tensors.From<long>(batch.At("target").Array<long>());
            var paths = new OrderedDictionary<string, object?> { ["path"] = batch.At("path").Array<string>() };
            consumer.Show(task, batch.At("pred").Array<float[]>(), target, new Batch(paths, (int)target.Size(0)));
        }

        return consumer;
    }
}
