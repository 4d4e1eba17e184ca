using Thelper.Data;
using Thelper.Models.Segmenters;
using Thelper.Optimization;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Train;

namespace Thelper.Tests.Train.Steps;

/// <summary>A step of one of torchvision's segmentation networks with its second head.</summary>
public sealed class AuxiliaryLossTests
{
    private const int Side = 32;
    private const double Weight = 0.3;
    private const string Bias = "aux_classifier.4.bias";
    private static readonly Segmentation Task = new(["sky", "ground"], "image", "label");

    [Fact]
    public void The_second_heads_loss_enters_with_its_weight()
    {
        using var model = new SegmentationNetworkOptions { Network = "fcn_resnet50", AuxLoss = true }.Create(Task);
        var before = model.StateDictionary()[Bias].ToArray<float>();
        var (seen, result) = TrainerRun.Results(
            Task, model, new ImageSegmTrainerOptions { Outputs = new() { AuxLossWeight = Weight } }, new CrossEntropyLossOptions(),
            TrainerRun.Sample(Waves(0.1), Halves()), TrainerRun.Sample(Waves(0.37), Halves()));
        var (main, auxiliary) = (result.LossParts[0], result.LossParts[1]);

        Assert.Equal(["out", "aux"], result.LossParts.Select(part => part.Name));
        Assert.Equal(MeanSurprise(seen), main.Value, tolerance: 1e-4);
        Assert.NotEqual(main.Value, auxiliary.Value);
        Assert.Equal(main.Value + (Weight * auxiliary.Value), result.Loss!.Value, tolerance: 1e-4);

        // The gradient of the bias is the mean of what the softmax has too much, times the weight; so is the step, whose rate is 1.
        Assert.All(model.StateDictionary()[Bias].ToArray<float>().Zip(before), pair => Assert.InRange(
            Math.Abs(pair.First - pair.Second), 1e-7, Weight));
    }

    private static SampleArray Waves(double pace) => SampleArray.From<float>(
        [.. Enumerable.Range(0, 3 * Side * Side).Select(i => (float)Math.Sin(pace * i))], 3, Side, Side);

    private static SampleArray Halves() => SampleArray.From<long>(
        [.. Enumerable.Range(0, Side * Side).Select(i => i % Side < Side / 2 ? 0L : 1)], Side, Side);

    /// <summary>The cross-entropy of what consumers saw, by its definition.</summary>
    private static double MeanSurprise(SeenBatch seen)
    {
        const int pixels = Side * Side;
        return Enumerable.Range(0, (int)seen.Shape[0] * pixels).Average(i =>
        {
            var first = (i / pixels * 2 * pixels) + (i % pixels);
            var (sky, ground) = (seen.Prediction[first], seen.Prediction[first + pixels]);
            return Math.Log(1 + Math.Exp(seen.Target![i] == 0 ? ground - sky : sky - ground));
        });
    }
}
