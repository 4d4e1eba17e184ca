using System.Text.Json;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;

namespace Thelper.Tests.Metrics;

/// <summary>Batches of a segmentation as consumers see them.</summary>
internal static class PixelIterations
{
    /// <summary>Shows a consumer one image whose prediction is clear at every pixel.</summary>
    /// <param name="consumer">What is tested.</param>
    /// <param name="task">Has the classes.</param>
    /// <param name="predicted">The class of each pixel; a negative one has scores that are no numbers.</param>
    /// <param name="truth">The label of each pixel; null where it is not known.</param>
    public static void ShowPixels(this IPredictionConsumer consumer, Segmentation task, int[] predicted, long[]? truth)
    {
        var classes = task.Classes.OutputCount;
        var scores = new float[classes * predicted.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            var index = predicted[i % predicted.Length];
            scores[i] = index < 0 ? float.NaN : index == i / predicted.Length ? 1 : 0;
        }

        consumer.ShowScores(task, scores, truth, [1, classes, 1, predicted.Length]);
    }

    /// <summary>Shows a consumer a batch.</summary>
    /// <param name="consumer">What is tested.</param>
    /// <param name="task">Has the classes.</param>
    /// <param name="scores">In the order of the shape.</param>
    /// <param name="truth">The label of each pixel; null where it is not known.</param>
    /// <param name="shape">B, K, H, W.</param>
    public static void ShowScores(this IPredictionConsumer consumer, Segmentation task, float[] scores, long[]? truth, long[] shape)
    {
        using var scope = TensorScope.Open();
        consumer.Update(new Iteration
        {
            Task = task,
            Input = Operators.Zeros([shape[0], 1]),
            Prediction = Tensors.From<float>(scores, shape),
            Target = truth is null ? null : Tensors.From<long>(truth, shape[0], shape[2], truth.Length / (shape[0] * shape[2])),
            Sample = new Batch([], (int)shape[0]),
            Index = 0,
            Count = 1,
            Epoch = 0,
            EpochCount = 1,
            OutputPath = "",
        });
    }

    /// <summary>Shows a new consumer what the original saw when the golden file was made.</summary>
    /// <param name="make">Makes the consumer.</param>
    /// <param name="dontCare">Whether some pixels have the don't-care value.</param>
    public static T GoldenPixels<T>(Func<Segmentation, T> make, bool dontCare)
        where T : IPredictionConsumer
    {
        var file = Golden.Json("metrics_segm.json");
        int? ignored = dontCare ? file.At("dontcare").GetInt32() : null;
        var task = new Segmentation(file.At("class_names").Array<string>(), "image", "label", dontCare: ignored);
        var consumer = make(task);
        foreach (var batch in file.At(dontCare ? "batches_dontcare" : "batches").EnumerateArray())
        {
            Show(consumer, task, batch);
        }

        return consumer;
    }

    /// <summary>A value of the golden file.</summary>
    public static double GoldenValue(string name) => Golden.Json("metrics_segm.json").At("values", name).GetDouble();

    private static void Show(IPredictionConsumer consumer, Segmentation task, JsonElement batch)
    {
        var scores = batch.At("pred").Array<float[][][]>();
        var truth = batch.At("target").Array<long[][]>();
        consumer.ShowScores(
            task,
            [.. scores.SelectMany(image => image.SelectMany(plane => plane.SelectMany(row => row)))],
            [.. truth.SelectMany(image => image.SelectMany(row => row))],
            [scores.Length, scores[0].Length, scores[0][0].Length, scores[0][0][0].Length]);
    }
}
