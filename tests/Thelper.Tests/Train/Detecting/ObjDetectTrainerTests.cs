using Thelper.Configuration;
using Thelper.Data;
using Thelper.Sessions;

namespace Thelper.Tests.Train.Detecting;

public sealed class ObjDetectTrainerTests : IDisposable
{
    private readonly BoxedSession _session = new();

    [Fact]
    public void The_losses_of_the_model_are_added_up_and_shown_by_their_names()
    {
        var first = FirstEpoch().Train;

        // Two steps on 3 and 2 images: w is 0, then 0.2; there are 3 objects, then 1.
        Assert.Equal(["loss_weight", "loss_count"], first.LossParts.Select(part => part.Name));
        Assert.Equal(((3 * 1) + (2 * 0.64)) / 5, first.LossParts[0].Value, precision: 6);
        Assert.Equal(((3 * 3) + (2 * 1)) / 5.0, first.LossParts[1].Value, precision: 6);
        Assert.Equal(first.LossParts.Sum(part => part.Value), first.Loss!.Value, precision: 6);
    }

    [Fact]
    public void The_loss_of_the_validation_comes_from_the_model_too() =>
        Assert.Equal((0.4096 + (((3 * 3) + (2 * 1)) / 5.0)), FirstEpoch().Valid!.Loss!.Value, precision: 6);

    [Fact]
    public void While_training_no_objects_are_found_in_any_of_the_images()
    {
        _session.Start();

        Assert.Equal(
            [
                "3x3x8x8 unsought", " | ", " | 1 [1 2 3 5]+", " | 1 [1 2 3 5]+, 2 [0.5 3 4.5 8]  image2",
                "2x3x8x8 unsought", " | ", " | 1 [1 2 3 5]+",
            ],
            _session.Lines("train", "boxes-0000.txt"));
    }

    [Fact]
    public void Objects_come_back_in_continuous_coordinates_with_class_confidence_and_image()
    {
        _session.Start();

        Assert.Equal(
            [
                "3x3x8x8",
                " | ",
                "1 [1 2 4 6] 0.75 1 | 1 [1 2 3 5]+",
                "1 [1 2 4 6] 0.75 image2, 2 [0.5 3 4.5 8] 0.75 image2 | 1 [1 2 3 5]+, 2 [0.5 3 4.5 8]  image2",
                "2x3x8x8",
                " | ",
                "1 [1 2 4 6] 0.75 4 | 1 [1 2 3 5]+",
            ],
            _session.Lines("valid", "boxes-0000.txt"));
    }

    [Fact]
    public void Who_finds_all_objects_has_a_precision_of_1() => Assert.Equal(1, Precision(FirstEpoch().Valid!));

    [Fact]
    public void While_training_there_is_no_precision() =>
        Assert.DoesNotContain(FirstEpoch().Train.Metrics, metric => metric.Name == "precision");

    [Fact]
    public void The_precision_is_told_of_sets_and_not_of_batches()
    {
        FirstEpoch("trainer.monitor=precision");

        Assert.All(_session.Events.OfKind<BatchFinished>(), batch => Assert.Null(batch.Monitored));
        Assert.Contains(_session.Events.OfKind<PassFinished>(), pass => pass.Result.Metrics.Any(metric => metric.Name == "precision"));
    }

    [Fact]
    public void Each_class_has_a_row_in_a_report()
    {
        _session.Start();

        Assert.Equal(
            [
                "average precision at an IoU of 0.5, all points",
                "",
                "            AP   objects     right     wrong",
                " cat    1.0000         3         3         0",
                " dog    1.0000         1         1         0",
                "",
                "mean    1.0000         4         4         0",
            ],
            _session.Lines("valid", "precision-0001.classes.txt"));
        Assert.Equal(["1.0000"], _session.Lines("valid", "precision-0001.txt"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Batches_may_have_any_size(int size) => Assert.Equal(1, Precision(FirstEpoch($"loaders.batch_size={size}").Valid!));

    [Fact]
    public void Crowds_are_not_trained_on() =>
        Assert.Equal(11 / 5.0, FirstEpoch("datasets.train.params.crowds=true").Train.LossParts[1].Value, precision: 6);

    [Fact]
    public void Crowds_need_not_be_found() => Assert.Equal(1, Precision(FirstEpoch("datasets.valid.params.crowds=true").Valid!));

    [Fact]
    public void Objects_are_found_where_the_truth_is_not_known()
    {
        _session.Start(BoxedSession.Unknown);

        Assert.Equal(
            ["3x3x8x8", "2 [1 2 5 6.5] 0.25 0 | ?", "2 [1 2 5 6.5] 0.25 1 | ?", "2 [1 2 5 6.5] 0.25 2 | ?"],
            _session.Lines("valid", "boxes.txt").Take(4));
    }

    [Fact]
    public void Where_the_truth_is_not_known_there_is_neither_loss_nor_precision()
    {
        var result = _session.Start(BoxedSession.Unknown).Sets.Single().Result;

        Assert.Null(result.Loss);
        Assert.Equal(double.NaN, Precision(result));
    }

    [Fact]
    public void Training_needs_the_truth() => Assert.Equal(
        "Training needs the truth, but the samples have nothing under 'bboxes'; a set without it can only be evaluated.",
        Refusal<DataException>("datasets.train.params.unknown=true"));

    [Fact]
    public void A_box_that_covers_nothing_is_refused() => Assert.Equal(
        "A box of the class 1 in the image 'flat' goes from (4, 4) to (4, 6) and covers nothing, so no model can learn to find it; "
        + "mend it, or take it out.",
        Refusal<DataException>("datasets.train.params.flat=true"));

    [Theory]
    [InlineData("train")]
    [InlineData("valid")]
    public void Boxes_of_two_images_in_one_sample_are_refused(string set) => Assert.Equal(
        "The boxes of one sample say that they are in the image 'one' and in 'another'; mend their image_id, or leave it out.",
        Refusal<DataException>($"datasets.{set}.params.mixed=true"));

    [Fact]
    public void Images_are_laid_out_with_the_channels_last_on_demand() =>
        Assert.Equal(1, Precision(FirstEpoch("trainer.channels_last=true", "model.params.channel_stride=1").Valid!));

    [Theory]
    [InlineData("trainer.monitor=precision", "trainer.monitor")]
    [InlineData("trainer.optimization.scheduler={type: torch.optim.lr_scheduler.ReduceLROnPlateau, step_metric: precision}", "trainer.optimization.scheduler.step_metric")]
    public void A_precision_is_only_watched_where_there_is_a_validation_set(string watched, string key) => Assert.Contains(
        $"{key}: is 'precision', which has a value only where the model is evaluated, but there is no validation set; add "
        + "loaders.valid_split, or name 'loss'.",
        Refusal<ConfigException>(watched, "loaders.valid_split={}"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("[]", "values of 0 to 255,")]
    [InlineData("[{operation: torchvision.transforms.ToTensor}, {operation: torchvision.transforms.Normalize, params: {mean: [0.5, 0.5, 0.5], std: [0.25, 0.25, 0.25]}}]",
        "values of -2 to 2,")]
    public void Images_of_other_values_than_0_to_1_are_told_once(string transforms, string values)
    {
        _session.Start($"loaders.base_transforms={transforms}", "datasets.train.params.noisy=true", "datasets.valid.params.noisy=true");

        Assert.Contains(
            $"The images of the first batch have {values} but models that find objects expect 0 to 1",
            Assert.Single(_session.Events.OfKind<RunWarning>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_of_0_to_1_are_not_told()
    {
        _session.Start("datasets.train.params.noisy=true");

        Assert.Empty(_session.Events.OfKind<RunWarning>());
    }

    [Fact]
    public void A_loss_in_the_configuration_is_refused() => Assert.Contains(
        "is given, but this trainer takes its loss from the model or from settings of its own; leave it out.",
        Refusal<ConfigException>("trainer.optimization.loss={type: torch.nn.CrossEntropyLoss}"),
        StringComparison.Ordinal);

    [Fact]
    public void A_model_that_does_not_detect_is_refused() => Assert.Contains(
        "does not suit the trainer: for detection of 3 classes the model must find boxes, as thelper.nn.detection.FasterRCNN does.",
        Refusal<ConfigException>("model.params.detects=false"),
        StringComparison.Ordinal);

    [Fact]
    public void Images_of_another_shape_than_the_declared_one_are_refused() => Assert.Equal(
        "The task declares the shape [3, 9, 9] for 'image', but the samples have [3, 8, 8].",
        Refusal<DataException>(TrainSetWith(
            "task: {type: thelper.tasks.Detection, params: {class_names: [background, cat, dog], input_key: image, bboxes_key: bboxes, "
            + "input_shape: [3, 9, 9]}}")));

    [Fact]
    public void Boxes_of_another_kind_are_refused() => Assert.Equal(
        "The entry 'idx' of the samples must be a list of boxes, as it is the task's bboxes_key, but it is of another kind.",
        Refusal<DataException>(TrainSetWith("params: {boxes_key: idx}")));

    [Fact]
    public void Inputs_that_are_no_images_are_refused() => Assert.Equal(
        "Objects are found in images, C×H×W, but the samples have [] under 'idx'.",
        Refusal<DataException>(TrainSetWith("params: {input_key: idx}")));

    [Theory]
    [InlineData("thelper.train.ObjDetectTrainer")]
    [InlineData("thelper.train.detect.ObjDetectTrainer")]
    public void The_trainer_can_be_named(string name) => Assert.Equal(2, _session.Start($"trainer.type={name}").Epochs);

    [Fact]
    public void Another_task_is_refused() => Assert.Contains(
        "thelper.train.ObjDetectTrainer is for detection, but the data is for classification into 5 classes",
        Refusal<ConfigException>(
            "trainer.type=thelper.train.ObjDetectTrainer", "trainer.metrics={}", "loaders.valid_split={}",
            "datasets={train: {type: thelper.data.ShapesDataset, params: {count: 5}}}"),
        StringComparison.Ordinal);

    public void Dispose() => _session.Dispose();

    /// <summary>The overrides that leave a training set alone, with keys of its own.</summary>
    private static string[] TrainSetWith(string keys) =>
        ["loaders.valid_split={}", "datasets={train: {type: tests.BoxedDataset, " + keys + "}}"];

    private static double Precision(PassResult result) => Assert.Single(result.Metrics).Value;

    private EpochFinished FirstEpoch(params string[] overrides)
    {
        _session.Start(overrides);
        return _session.Events.OfKind<EpochFinished>().First();
    }

    private string Refusal<T>(params string[] overrides)
        where T : Exception => Assert.Throws<T>(() => _session.Start(overrides)).Message;
}
