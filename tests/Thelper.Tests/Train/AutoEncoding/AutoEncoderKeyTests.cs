using Thelper.Data;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Tests.Train.Steps;
using Thelper.Train;

namespace Thelper.Tests.Train.AutoEncoding;

/// <summary>
/// The losses of one batch, computed by hand. The image has two channels of two pixels, (1, 0) and (0, 3); half of it comes back,
/// and the scores are the means of the channels, 0.5 and 1.5.
/// </summary>
public sealed class AutoEncoderKeyTests : IDisposable
{
    private const double Right = 0.313261687518;
    private const double Wrong = 1.313261687518;
    private const double Squares = (1 + 9) / 4.0 / 4;
    private const double Magnitudes = (1 + 3) / 2.0 / 4;

    // Along a row of two pixels with repeated borders, both gradients are half of the difference; down the column there is none.
    private const double Edges = (0.25 + 0.75) / 2 / 2;

    private static readonly string[] Names = ["classif_loss", "reconstr_loss", "reconstr_edges"];
    private static readonly Classification Task = new(["low", "high"], "image", "label");
    private static readonly SampleArray Image = SampleArray.From<float>([1, 0, 0, 3], 2, 1, 2);

    private readonly HalvingAutoEncoder _model = new();

    /// <summary>Keys, then the parts of the loss, then the factor of the reconstruction.</summary>
    public static TheoryData<string, double[], double> Keys => new()
    {
        { "", [Right, Squares], 1 },
        { ", reconstr_loss: mse", [Right, Squares], 1 },
        { ", reconstr_loss: l1", [Right, Magnitudes], 1 },
        { ", reconstr_loss: l1, reconstr_scale: 0.5", [Right, Magnitudes], 0.5 },
        { ", reconstr_edges: true, reconstr_scale: 4", [Right, Squares, Edges], 4 },
        { ", reconstr_scale: 0", [Right, Squares], 0 },
        { ", classif_loss: {type: torch.nn.CrossEntropyLoss, params: {label_smoothing: 0.5}}", [(0.75 * Right) + (0.25 * Wrong), Squares], 1 },
    };

    public void Dispose() => _model.Dispose();

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_loss_is_what_its_keys_say(string keys, double[] parts, double scale)
    {
        var result = Train(Task, keys, TrainerRun.Sample(Image, 1L));

        Assert.Equal(Names[..parts.Length], result.LossParts.Select(part => part.Name));
        Assert.Equal(parts, result.LossParts.Select(part => part.Value), (expected, actual) => Math.Abs(expected - actual) < 1e-6);
        Assert.Equal(parts[0] + (scale * parts[1..].Sum()), result.Loss!.Value, tolerance: 1e-6);
    }

    [Fact]
    public void Classes_can_be_weighted_by_their_frequency()
    {
        // The second class is half as frequent, so it counts twice: 1 and 1 and 2 of 4.
        var result = Train(
            Task, ", classif_loss: {type: torch.nn.CrossEntropyLoss, weight_distribution: linear}",
            TrainerRun.Sample(Image, 0L), TrainerRun.Sample(Image, 0L), TrainerRun.Sample(Image, 1L));

        Assert.Equal((Wrong + Wrong + (2 * Right)) / 4, result.LossParts[0].Value, tolerance: 1e-6);
    }

    [Fact]
    public void Several_classes_of_a_sample_have_a_loss_of_their_own_by_default()
    {
        var task = new Classification(["low", "high"], "image", "label", multiLabel: true);
        var result = Train(task, "", TrainerRun.Sample(Image, SampleArray.From<long>([0, 1], 2)));

        Assert.Equal((Math.Log(1 + Math.Exp(0.5)) + Math.Log(1 + Math.Exp(-1.5))) / 2, result.LossParts[0].Value, tolerance: 1e-6);
    }

    [Fact]
    public void Lists_of_copies_are_refused() => Assert.Equal(
        "The entry 'image' of the samples is a list, as copies and crops make it, but a trainer for classification into 2 classes takes one "
        + "value for each sample; leave such operations out.",
        Assert.Throws<DataException>(() => Train(Task, "", TrainerRun.Sample(TrainerRun.List(Image, Image), 1L))).Message);

    [Fact]
    public void Another_task_is_refused() => Assert.Equal(
        "The trainer AutoEncoderTrainer is for classification or segmentation, but the data is for regression.",
        Assert.Throws<SessionException>(() => Train(new Regression("image", "label"), "", TrainerRun.Sample(Image, 1.0))).Message);

    private PassResult Train(LearningTask task, string keys, params Func<Sample>[] samples) => TrainerRun.Results(
        task, _model, Options(keys), loss: null, samples).Result;

    private static AutoEncoderTrainerOptions Options(string keys) => Assert.IsType<AutoEncoderTrainerOptions>(
        Bound.To<Section>($"trainer: {{type: thelper.train.AutoEncoderTrainer{keys}}}").Trainer);

    /// <summary>The part of a configuration that names a trainer.</summary>
    private sealed record Section
    {
        public required ITrainerOptions Trainer { get; init; }
    }
}
