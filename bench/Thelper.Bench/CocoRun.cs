using System.Diagnostics;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Reports;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Bench;

/// <summary>COCO's numbers of as many images as its validation set has, with as many boxes as count.</summary>
internal static class CocoRun
{
    private const int Images = 5000;
    private const int BatchSize = 10;
    private const int Boxes = 100;
    private const int ImageSize = 640;

    /// <summary>Seconds to judge all boxes and write the report; making the boxes does not count.</summary>
    /// <param name="classes">The boxes are of so many.</param>
    /// <param name="seed">Of the boxes.</param>
    public static double Seconds(int classes, int seed)
    {
        var task = new Detection([.. Enumerable.Range(0, classes).Select(i => $"class {i}")], "image", "boxes");
        var metric = (CocoAveragePrecision)new CocoAveragePrecisionOptions().Create(task);
        var random = new Random(seed);
        using var nothing = Operators.Zeros([1]);
        var spent = TimeSpan.Zero;
        for (var i = 0; i < Images / BatchSize; i++)
        {
            var iteration = Iteration(task, nothing, random, i);
            var started = Stopwatch.GetTimestamp();
            metric.Update(iteration);
            spent += Stopwatch.GetElapsedTime(started);
        }

        var ended = Stopwatch.GetTimestamp();
        metric.Evaluate();
        metric.Report();
        return (spent + Stopwatch.GetElapsedTime(ended)).TotalSeconds;
    }

    private static Iteration Iteration(Detection task, Tensor input, Random random, int index)
    {
        BoundingBox[][] truth = [.. Enumerable.Range(0, BatchSize).Select(_ => Objects(task.ClassNames.Count, random))];
        return new()
        {
            Task = task,
            Input = input,
            Prediction = null,
            Target = null,
            Boxes = new BoxBatch([.. truth.Select(objects => objects.Select(box => Found(box, random)).ToArray())], truth),
            Sample = new Batch([], BatchSize),
            Index = index,
            Count = Images / BatchSize,
            Epoch = 0,
            EpochCount = 1,
            OutputPath = "",
        };
    }

    private static BoundingBox[] Objects(int classes, Random random) =>
    [
        .. Enumerable.Range(0, Boxes).Select(_ =>
        {
            var (left, top) = (random.NextDouble() * ImageSize, random.NextDouble() * ImageSize);
            var (width, height) = (10 + (random.NextDouble() * 150), 10 + (random.NextDouble() * 150));
            return new BoundingBox(random.Next(classes), left, top, left + width, top + height) { IncludesMargin = false };
        }),
    ];

    /// <summary>Mostly near the object.</summary>
    private static BoundingBox Found(BoundingBox box, Random random)
    {
        var extent = box.Extent;
        var (across, down) = (extent.Width * 0.3 * random.NextDouble(), extent.Height * 0.3 * random.NextDouble());
        return new BoundingBox(box.ClassIndex, extent.Left + across, extent.Top + down, extent.Right + across, extent.Bottom + down)
        {
            IncludesMargin = false,
            Confidence = random.NextDouble(),
        };
    }
}
