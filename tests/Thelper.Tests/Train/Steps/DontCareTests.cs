using Thelper.Data;
using Thelper.Metrics;
using Thelper.Optimization;
using Thelper.Tasks;
using Thelper.Train;

namespace Thelper.Tests.Train.Steps;

/// <summary>The values that data sets give to pixels that do not count.</summary>
public sealed class DontCareTests
{
    private const int None = ushort.MaxValue;

    // Two classes, 1×4 pixels: the scores are for sky, ground, ground, sky.
    private static readonly SampleArray Image = SampleArray.From<float>([1, 0, 0, 1, 0, 3, 1, 0], 2, 1, 4);

    public static TheoryData<int, object> Maps => new()
    {
        { -1, SampleArray.From<long>([0, 1, -1, -1], 1, 4) },
        { -1, SampleArray.From<short>([0, 1, -1, -1], 1, 4) },
        { -1, SampleArray.From<float>([0, 1, -1, -1], 1, 4) },
        { 255, SampleArray.From<byte>([0, 1, 255, 255], 1, 4) },
        { None, SampleArray.From<int>([0, 1, None, None], 1, 4) },
        { None, new LabelMap(Thelper.Vision.Image.FromPixels<ushort>([0, 1, None, None], 4, 1, 1)) },
    };

    [Theory]
    [MemberData(nameof(Maps), DisableDiscoveryEnumeration = true)]
    public void Pixels_that_do_not_count_are_left_out_by_losses_and_metrics(int dontCare, object map)
    {
        foreach (var loss in new ILossOptions[] { new CrossEntropyLossOptions(), new FocalLossOptions { Gamma = 0, Alpha = 1 } })
        {
            var (seen, result) = Train(dontCare, map, loss);

            Assert.Equal((Surprise(1) + Surprise(3)) / 2, seen.Loss!.Value, tolerance: 1e-6);
            Assert.Equal([100, 1], result.Metrics.Select(metric => metric.Value));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(255)]
    [InlineData(None)]
    public void A_batch_without_a_pixel_that_counts_has_the_loss_0_and_no_metrics(int dontCare)
    {
        var map = SampleArray.From<int>([dontCare, dontCare, dontCare, dontCare], 1, 4);
        var (seen, result) = Train(dontCare, map, new CrossEntropyLossOptions());

        Assert.Equal(0, seen.Loss);
        Assert.Equal([double.NaN, double.NaN], result.Metrics.Select(metric => metric.Value));
    }

    private static (SeenBatch Seen, Thelper.Sessions.PassResult Result) Train(int dontCare, object map, ILossOptions loss)
    {
        using var model = new ScaledInput(perPixel: true);
        var options = new TrainerOptions
        {
            Metrics = new Dictionary<string, IConsumerOptions>
            {
                ["accuracy"] = new AccuracyOptions(),
                ["iou"] = new IntersectionOverUnionOptions(),
            },
        };
        return TrainerRun.Results(
            new Segmentation(["sky", "ground"], "image", "label", dontCare: dontCare), model, options, loss, TrainerRun.Sample(Image, map));
    }

    private static double Surprise(double margin) => Math.Log(1 + Math.Exp(-margin));
}
