using Thelper.Data;
using Thelper.Optimization;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Train;

namespace Thelper.Tests.Train.Steps;

/// <summary>In what types and layouts a model computes when it is trained and when it is evaluated.</summary>
public sealed class StepProbeTests
{
    private static readonly long[] WeightsOneByOne = [18, 9, 3, 1];
    private static readonly long[] WeightsChannelsLast = [18, 1, 6, 2];

    public static TheoryData<string, bool> Uses => new()
    {
        { "classification", true },
        { "classification", false },
        { "segmentation", true },
        { "segmentation", false },
        { "regression", true },
        { "regression", false },
    };

    public static TheoryData<string, SampleArray> Inputs
    {
        get
        {
            var inputs = new TheoryData<string, SampleArray>();
            foreach (var task in new[] { "classification", "segmentation", "regression" })
            {
                inputs.Add(task, SampleArray.From<byte>([0, 1, 2, 3, 4, 5, 6, 7], 2, 2, 2));
                inputs.Add(task, SampleArray.From<int>([0, 1, 2, 3, 4, 5, 6, 7], 2, 2, 2));
                inputs.Add(task, SampleArray.From<long>([0, 1, 2, 3, 4, 5, 6, 7], 2, 2, 2));
                inputs.Add(task, SampleArray.From<double>([0, 1, 2, 3, 4, 5, 6, 7], 2, 2, 2));
                inputs.Add(task, SampleArray.From<float>([0, 1, 2, 3, 4, 5, 6, 7], 2, 2, 2));
            }

            return inputs;
        }
    }

    private static SampleArray Image => SampleArray.From<float>([0, 1, 2, 3, 4, 5, 6, 7], 2, 2, 2);

    [Theory]
    [MemberData(nameof(Uses))]
    public void Autocast_shortens_what_the_model_computes(string task, bool trains)
    {
        var probe = Run(task, trains, new StepOptions { Autocast = AutocastType.BFloat16 }, Image).Probe;

        Assert.Equal((trains, ScalarType.BFloat16), (probe.IsTraining, probe.OutputType));
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public void Channels_last_lays_out_images_and_weights(string task, bool trains)
    {
        var probe = Run(task, trains, new StepOptions { ChannelsLast = true }, Image).Probe;

        Assert.Equal([8, 1, 4, 2], probe.InputStrides);
        Assert.Equal(WeightsChannelsLast, probe.WeightStrides);
        Assert.Equal(trains, probe.IsTraining);
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public void By_default_the_model_computes_in_single_precision_channel_by_channel(string task, bool trains)
    {
        var probe = Run(task, trains, new StepOptions(), Image).Probe;

        Assert.Equal(ScalarType.Float32, probe.OutputType);
        Assert.Equal([8, 4, 2, 1], probe.InputStrides);
        Assert.Equal(WeightsOneByOne, probe.WeightStrides);
    }

    [Theory]
    [MemberData(nameof(Inputs), DisableDiscoveryEnumeration = true)]
    public void Numbers_of_any_type_reach_the_model_in_single_precision(string task, SampleArray input)
    {
        var (seen, probe) = Run(task, trains: true, new StepOptions(), input);
        var expected = Run(task, trains: true, new StepOptions(), Image).Seen;

        Assert.Equal(ScalarType.Float32, probe.InputType);
        Assert.Equal(expected.Prediction, seen.Prediction);
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public void What_consumers_see_has_no_way_back_through_the_model(string task, bool trains) =>
        Assert.False(Run(task, trains, new StepOptions(), Image).Seen.NeedsGradient);

    private static (SeenBatch Seen, Probe Probe) Run(string name, bool trains, StepOptions step, SampleArray input)
    {
        var (task, label, loss) = Made(name);
        Generator.SeedAll(1);
        using var model = new ProbingModel(perPixel: name != "classification");
        var options = new TrainerOptions { Step = step };
        var sample = TrainerRun.Sample(input, label);
        var seen = trains
            ? TrainerRun.Train(task, model, options, loss, sample)
            : TrainerRun.Evaluate(task, model, options, loss, sample);
        return (seen, Assert.Single(model.Seen));
    }

    private static (LearningTask Task, object Label, ILossOptions Loss) Made(string name) => name switch
    {
        "classification" => (new Classification(["a", "b"], "image", "label"), 1L, new CrossEntropyLossOptions()),
        "segmentation" => (
            new Segmentation(["a", "b"], "image", "label"), SampleArray.From<long>([0, 1, 0, 1], 2, 2), new CrossEntropyLossOptions()),
        _ => (new Regression("image", "label"), Image, new MseLossOptions()),
    };
}
