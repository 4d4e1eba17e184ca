using Thelper.Data;
using Thelper.Models;
using Thelper.Optimization;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Losses;
using Thelper.Torch.Modules;
using Thelper.Train;
using Thelper.Vision;

namespace Thelper.Tests.Train.Steps;

/// <summary>What the trainer of segmentations does with one batch.</summary>
public sealed class SegmentationStepTests : IDisposable
{
    private static readonly Segmentation Task = new(["sky", "ground"], "image", "label", dontCare: 255);
    private static readonly CrossEntropyLossOptions Loss = new() { IgnoreIndex = 255 };

    // Two classes, 1×2 pixels: the left one is sky by a margin of 1, the right one ground by a margin of 3.
    private static readonly SampleArray Image = SampleArray.From<float>([1, 0, 0, 3], 2, 1, 2);

    private readonly ScaledInput _model = new(perPixel: true);

    public static TheoryData<object> Maps => new()
    {
        new LabelMap(Pixels(0, 1)),
        SampleArray.From<long>([0, 1], 1, 2),
        SampleArray.From<byte>([0, 1], 1, 2),
        SampleArray.From<float>([0, 1], 1, 2),
        SampleArray.From<long>([0, 1], 1, 1, 2),
        new SampleImage(Pixels(0, 1)),
    };

    public static TheoryData<object, string> WrongMaps => new()
    {
        {
            SampleArray.From<long>([0, 7], 1, 2),
            "A label map under 'label' has the value 7, but the classes are 0 (sky), 1 (ground), and 255 stands for none."
        },
        {
            SampleArray.From<long>([-1, 0], 1, 2),
            "A label map under 'label' has the value -1, but the classes are 0 (sky), 1 (ground), and 255 stands for none."
        },
        {
            SampleArray.From<float>([0, 0.5f], 1, 2),
            "A label map under 'label' has the value 0.5, but labels are whole numbers; transforms that mix or scale pixels must leave label "
            + "maps out (target_key)."
        },
        {
            SampleArray.From<float>([0, float.NaN], 1, 2),
            "A label map under 'label' has the value NaN, but labels are whole numbers; transforms that mix or scale pixels must leave label "
            + "maps out (target_key)."
        },
        {
            SampleArray.From<long>([0, 1, 0, 1], 2, 1, 2),
            "The entry 'label' of a batch is Int64[1, 2, 1, 2] on cpu, but label maps are batch×height×width."
        },
        { 1L, "The entry 'label' of a batch is Int64[1] on cpu, but label maps are batch×height×width." },
        { "sky", "The entry 'label' of the samples is no label map." },
        {
            SampleArray.From<long>([0, 1, 0], 1, 3),
            "The scores are 2x1 pixels (width, height), but the label maps under 'label' 3x1; with scale_preds: true in the trainer's section, "
            + "scores are resized to the images."
        },
    };

    public void Dispose() => _model.Dispose();

    [Theory]
    [MemberData(nameof(Maps), DisableDiscoveryEnumeration = true)]
    public void A_label_map_may_come_in_several_forms(object map)
    {
        var seen = Train(TrainerRun.Sample(Image, map));

        Assert.Equal([0f, 1], seen.Target!);
        Assert.Equal(ScalarType.Int64, seen.TargetType);
        Assert.Equal([1L, 2, 1, 2], seen.Shape);
        Assert.Equal((Surprise(1) + Surprise(3)) / 2, seen.Loss!.Value, tolerance: 1e-6);
    }

    [Theory]
    [MemberData(nameof(WrongMaps), DisableDiscoveryEnumeration = true)]
    public void A_label_map_that_does_not_fit_is_refused(object map, string sentence) => Assert.Equal(
        sentence, Assert.Throws<DataException>(() => Train(TrainerRun.Sample(Image, map))).Message);

    [Fact]
    public void Without_a_don_t_care_value_its_use_is_explained() => Assert.Equal(
        "A label map under 'label' has the value 255, but the classes are 0 (sky); a value that stands for none is the task's dontcare.",
        Assert.Throws<DataException>(() => TrainerRun.Train(
            new Segmentation(["sky"], "image", "label"), _model, new TrainerOptions(), new CrossEntropyLossOptions(),
            TrainerRun.Sample(Image, SampleArray.From<long>([0, 255], 1, 2)))).Message);

    [Fact]
    public void Pixels_with_the_don_t_care_value_do_not_count_in_the_loss() => Assert.Equal(
        Surprise(3), Train(TrainerRun.Sample(Image, SampleArray.From<long>([255, 1], 1, 2))).Loss!.Value, tolerance: 1e-6);

    [Fact]
    public void A_value_that_the_loss_leaves_out_need_not_be_a_class() => Assert.Equal(
        Surprise(3),
        TrainerRun.Train(
            new Segmentation(["sky", "ground"], "image", "label"), _model, new TrainerOptions(), Loss,
            TrainerRun.Sample(Image, SampleArray.From<long>([255, 1], 1, 2))).Loss!.Value,
        tolerance: 1e-6);

    [Fact]
    public void A_batch_of_the_class_that_the_loss_leaves_out_leaves_the_model_as_it_is()
    {
        var seen = IgnoreSky(trains: true, [0, 0]);

        Assert.Equal((0, 1), (seen.Loss!.Value, _model.Factor));
        Assert.Equal([0f, 0], seen.Target!);
    }

    [Fact]
    public void A_batch_of_the_class_that_the_loss_leaves_out_has_no_loss_where_it_is_evaluated() =>
        Assert.Null(IgnoreSky(trains: false, [0, 0]).Loss);

    [Fact]
    public void A_batch_of_pixels_that_do_not_count_for_two_reasons_leaves_the_model_as_it_is() =>
        Assert.Equal(0, IgnoreSky(trains: true, [0, 255]).Loss!.Value);

    [Fact]
    public void Pixels_with_the_don_t_care_value_do_not_count_beside_those_of_a_class_that_is_left_out()
    {
        var seen = IgnoreSky(trains: true, [255, 1]);

        Assert.Equal(Surprise(3), seen.Loss!.Value, tolerance: 1e-6);
        Assert.Equal([255f, 1], seen.Target!);
    }

    [Fact]
    public void A_batch_in_which_no_pixel_counts_leaves_the_model_as_it_is()
    {
        var seen = Train(TrainerRun.Sample(Image, SampleArray.From<long>([255, 255], 1, 2)));

        Assert.Equal((0, 1), (seen.Loss!.Value, _model.Factor));
    }

    [Fact]
    public void A_batch_in_which_no_pixel_counts_has_no_loss_where_it_is_evaluated() => Assert.Null(
        Evaluate(new TrainerOptions(), TrainerRun.Sample(Image, SampleArray.From<long>([255, 255], 1, 2))).Loss);

    [Fact]
    public void Images_without_a_label_map_can_be_predicted()
    {
        var seen = Evaluate(new TrainerOptions(), TrainerRun.Sample(Image, label: null));

        Assert.Equal([1f, 0, 0, 3], seen.Prediction);
        Assert.Equal((null, null), (seen.Target, seen.Loss));
    }

    [Fact]
    public void Copies_are_shown_in_the_order_of_their_places()
    {
        var other = SampleArray.From<float>([5, 6, 7, 8], 2, 1, 2);
        var seen = Train(TrainerRun.Sample(
            TrainerRun.List(Image, other), TrainerRun.List(SampleArray.From<long>([0, 1], 1, 2), SampleArray.From<long>([1, 255], 1, 2))));

        Assert.Equal([1f, 0, 0, 3, 5, 6, 7, 8], seen.Prediction);
        Assert.Equal([0f, 1, 1, 255], seen.Target!);
    }

    /// <summary>What an evaluation would refuse.</summary>
    [Fact]
    public void Copies_for_training_are_tried_as_they_are_trained()
    {
        var seen = TrainerRun.RehearseAndTrain(
            new Segmentation(["sky", "ground"], "image", "label", dontCare: 255), _model, new TrainerOptions(), Loss,
            TrainerRun.Sample(
                TrainerRun.List(Image, Image), TrainerRun.List(SampleArray.From<long>([0, 1], 1, 2), SampleArray.From<long>([1, 0], 1, 2))));

        Assert.Equal([0f, 1, 1, 0], seen.Target!);
    }

    [Fact]
    public void Copies_whose_label_maps_differ_cannot_be_averaged() => Assert.Contains(
        "but the copies differ in 'label'",
        Assert.Throws<DataException>(() => Evaluate(new TrainerOptions(), TrainerRun.Sample(
            TrainerRun.List(Image, Image), TrainerRun.List(SampleArray.From<long>([0, 1], 1, 2), SampleArray.From<long>([1, 0], 1, 2))))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Another_number_of_scores_is_refused() => Assert.Equal(
        "The model gives [1, 2, 1, 2] for a batch of 1 images, but segmentation into 3 classes takes 3 scores for each pixel: "
        + "[1, 3, height, width].",
        Assert.Throws<ModelException>(() => TrainerRun.Evaluate(
            new Segmentation(["a", "b", "c"], "image", "label"), _model, new TrainerOptions(), Loss, TrainerRun.Sample(Image, null))).Message);

    [Fact]
    public void Another_task_is_refused() => Assert.Equal(
        "The trainer ImageSegmTrainer is for segmentation, but the data is for classification into 1 class.",
        Assert.Throws<SessionException>(() => TrainerRun.Evaluate(
            new Classification(["a"], "image", "label"), _model, new ImageSegmTrainerOptions(), Loss, TrainerRun.Sample(Image, 0L))).Message);

    [Fact]
    public void A_model_of_another_kind_is_refused()
    {
        using var model = new Pairs();

        Assert.Equal(
            "For segmentation into 2 classes the model must take a batch of images and give a score for each class and pixel; Pairs does not.",
            Assert.Throws<ModelException>(() => TrainerRun.Evaluate(
                Task, model, new TrainerOptions(), Loss, TrainerRun.Sample(Image, null))).Message);
    }

    private static Image Pixels(params byte[] values) => Thelper.Vision.Image.FromPixels<byte>(values, values.Length, 1, 1);

    private static double Surprise(double margin) => Math.Log(1 + Math.Exp(-margin));

    private SeenBatch Train(params Func<Sample>[] samples) => TrainerRun.Train(Task, _model, new TrainerOptions(), Loss, samples);

    private SeenBatch IgnoreSky(bool trains, long[] labels)
    {
        var loss = new SkyDoesNotCount();
        var sample = TrainerRun.Sample(Image, SampleArray.From<long>(labels, 1, 2));
        return trains
            ? TrainerRun.Train(Task, _model, new TrainerOptions(), loss, sample)
            : TrainerRun.Evaluate(Task, _model, new TrainerOptions(), loss, sample);
    }

    private SeenBatch Evaluate(TrainerOptions options, params Func<Sample>[] samples) =>
        TrainerRun.Evaluate(Task, _model, options, Loss, samples);

    private sealed record SkyDoesNotCount : ILossOptions
    {
        public ILoss Create(LearningTask task) => new LossSection { Loss = new CrossEntropyLossOptions(), IgnoreIndexLabelName = "sky" }
            .Create(new LossContext(task, () => null));
    }

    private sealed class Pairs : Module<Tensor, (Tensor, Tensor)>
    {
        protected override (Tensor, Tensor) Compute(Tensor input) => (input, input);
    }
}
