using Thelper.Data;
using Thelper.Models;
using Thelper.Sessions;
using Thelper.Tests.Train.Detecting;
using Thelper.Train;

namespace Thelper.Tests.Train;

/// <summary>
/// The same as <see cref="MidEpochTests"/> for the trainers that there are: what all of them, their consumers and the ways to make
/// a step add up is in the state. Training sets have 10 batches, the others 3; for boxes 4 and 2, for auto-encoders 5 and 2.
/// </summary>
public sealed class MidEpochTrainerTests
{
    private const string Sgd = "optimizer: {type: torch.optim.SGD, params: {lr: 0.02, momentum: 0.9}}";
    private const string Adam = "optimizer: {type: torch.optim.Adam, params: {lr: 0.01}}";

    private static readonly string[] Classification =
    [
        "trainer.inner={compute_threads: 1, device: cpu, monitor: accuracy, optimization: {loss: {type: torch.nn.CrossEntropyLoss}, " + Adam
        + "}, metrics: {accuracy: {type: thelper.optim.Accuracy}, matrix: {type: thelper.train.ConfusionMatrix}}}",
    ];

    private static readonly string[] Segmentation =
    [
        "datasets.shapes.params.task=segmentation",
        "model={type: thelper.nn.unet.UNet, params: {mid_channels: 16}}",
        "trainer.inner={compute_threads: 1, device: cpu, monitor: iou, optimization: {loss: {type: torch.nn.CrossEntropyLoss}, " + Adam
        + "}, metrics: {iou: {type: thelper.optim.IntersectionOverUnion}, mean: {type: thelper.optim.IntersectionOverUnion, params: "
        + "{global_score: false}}, accuracy: {type: thelper.optim.Accuracy}}}",
    ];

    private static readonly string[] Boxes =
    [
        "datasets={train: {type: tests.BoxedDataset, params: {count: 16}}, valid: {type: tests.BoxedDataset, params: {count: 8}}}",
        "loaders={batch_size: 4, train_split: {train: 1}, valid_split: {valid: 1}, torch_seed: 1, numpy_seed: 2, test_seed: 3, valid_seed: 4, "
        + "base_transforms: [{operation: torchvision.transforms.ToTensor}]}",
        "model={type: tests.EchoDetector}",
        "trainer.inner={compute_threads: 1, device: cpu, monitor: precision, optimization: {" + Sgd
        + "}, metrics: {precision: {type: thelper.optim.AveragePrecision}, all: {type: thelper.optim.AveragePrecision, params: "
        + "{iou_threshold: 0.9, method: 11-points}}}}",
    ];

    private static readonly string[] Reconstruction =
    [
        "datasets.shapes.params={count: 30, size: 32}",
        "model={type: thelper.nn.resnet.AutoEncoderResNet, params: {layers: [1, 1, 1, 1], flexible_input_res: true}}",
        "trainer.inner={type: thelper.train.AutoEncoderTrainer, compute_threads: 1, device: cpu, monitor: loss, reconstr_edges: true, "
        + "reconstr_display_count: 6, optimization: {" + Adam + "}, metrics: {accuracy: {type: thelper.optim.Accuracy}}}",
    ];

    public static TheoryData<string, string, int, string[]> Cases => new()
    {
        { "classification with averaged weights", "train", 4, [.. Classification, "trainer.inner.ema_decay=0.8"] },
        { "classification with averaged weights", "valid", 1, [.. Classification, "trainer.inner.ema_decay=0.8"] },
        { "classification with accumulated gradients", "train", 5, [.. Classification, "trainer.inner.accumulate=3"] },
        { "classification with accumulated gradients", "valid", 0, [.. Classification, "trainer.inner.accumulate=3"] },
        { "segmentation", "train", 4, Segmentation },
        { "segmentation", "valid", 1, Segmentation },
        { "detection", "train", 1, Boxes },
        { "detection", "valid", 0, Boxes },
        { "auto-encoder", "train", 2, Reconstruction },
        { "auto-encoder", "valid", 0, Reconstruction },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_session_that_goes_on_in_the_middle_of_a_pass_ends_as_one_that_was_never_stopped(
        string what, string set, int batch, string[] configuration)
    {
        Assert.NotEmpty(what);
        using var whole = Session();
        using var resumed = Session();
        var state = Path.Combine(whole.Directory.Checkpoints, "state.pth");
        string[] trainer =
        [
            $"trainer={{type: {SavedTrainerOptions.Name}, path: '{state}', epoch: 1, set: {set}, batch: {batch}, inner: {{}}}}",
            "loaders.batch_size=4", .. configuration, "trainer.inner.epochs=2",
        ];
        var expected = whole.Start(trainer);
        var results = resumed.ResumeIn(resumed.Directory, state);

        Assert.Equal(SavedState.OfLatest(whole), SavedState.OfLatest(resumed));
        Assert.Equal(Told(expected), Told(results));
        Assert.Equal(Pictures(whole, set), Pictures(resumed, set));
    }

    private static TinySession Session() => new()
    {
        Register = catalogue => catalogue
            .Add<ITrainerOptions, SavedTrainerOptions>(SavedTrainerOptions.Name)
            .Add<IDatasetOptions, BoxedDatasetOptions>(BoxedDatasetOptions.Name)
            .Add<IModelOptions, EchoDetectorOptions>(EchoDetectorOptions.Name),
    };

    private static IEnumerable<string> Told(SessionResults results) => results.Sets.Select(
        set => $"{set.Set} {set.Result.Loss:R} {string.Join(' ', set.Result.LossParts)} {string.Join(' ', set.Result.Metrics)}");

    /// <summary>What was drawn of the pass that was interrupted and of those after it, byte by byte.</summary>
    private static IEnumerable<string> Pictures(TinySession session, string set) =>
        from pass in new[] { "train", "valid" }.SkipWhile(pass => pass != set)
        from file in session.Outputs(pass)
        where file.EndsWith("-0001.png", StringComparison.Ordinal)
        select $"{file} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(session.Output(pass, file))))}";
}
