using Thelper.Data;
using Thelper.Models;
using Thelper.Optimization;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Train;

namespace Thelper.Tests.Train.Steps;

/// <summary>Several outputs of a model, and outputs of another size than the images.</summary>
public sealed class SegmentationOutputTests
{
    private static readonly Segmentation Task = new(["sky", "ground"], "image", "label");
    private static readonly SampleArray Image = SampleArray.From<float>([1, 0, 0, 3], 2, 1, 2);
    private static readonly SampleArray Map = SampleArray.From<long>([0, 1], 1, 2);

    [Fact]
    public void The_loss_of_an_auxiliary_output_is_added_with_its_weight()
    {
        using var model = new SeveralOutputs(("aux", 2), ("out", 1));
        var (seen, result) = TrainerRun.Results(
            Task, model, Options(new() { AuxLossWeight = 0.25 }), new CrossEntropyLossOptions(), TrainerRun.Sample(Image, Map));

        var (main, auxiliary) = ((Surprise(1) + Surprise(3)) / 2, (Surprise(2) + Surprise(6)) / 2);
        Assert.Equal([1f, 0, 0, 3], seen.Prediction);
        Assert.Equal(main + (0.25 * auxiliary), seen.Loss!.Value, tolerance: 1e-6);
        Assert.Equal(["out", "aux"], result.LossParts.Select(part => part.Name));
        Assert.Equal(main, result.LossParts[0].Value, tolerance: 1e-6);
        Assert.Equal(auxiliary, result.LossParts[1].Value, tolerance: 1e-6);
    }

    [Fact]
    public void Half_of_the_auxiliary_loss_counts_by_default()
    {
        using var model = new SeveralOutputs(("out", 1), ("aux", 1));

        Assert.Equal(1.5 * (Surprise(1) + Surprise(3)) / 2, Train(model, new()).Loss!.Value, tolerance: 1e-6);
    }

    [Fact]
    public void Where_a_model_is_evaluated_only_the_scores_count()
    {
        using var model = new SeveralOutputs(("out", 1), ("aux", 1));
        var seen = TrainerRun.Evaluate(Task, model, Options(new()), new CrossEntropyLossOptions(), TrainerRun.Sample(Image, Map));

        Assert.Equal((Surprise(1) + Surprise(3)) / 2, seen.Loss!.Value, tolerance: 1e-6);
    }

    [Fact]
    public void The_parts_of_the_copies_losses_are_averaged()
    {
        using var model = new SeveralOutputs(("out", 1), ("aux", 2));
        var other = SampleArray.From<float>([0, 0, 0, 0], 2, 1, 2);
        var (_, result) = TrainerRun.Results(
            Task, model, Options(new()), new CrossEntropyLossOptions(), TrainerRun.Sample(TrainerRun.List(Image, other), Map));

        Assert.Equal(
            [(((Surprise(1) + Surprise(3)) / 2) + Surprise(0)) / 2, (((Surprise(2) + Surprise(6)) / 2) + Surprise(0)) / 2],
            result.LossParts.Select(part => part.Value), (expected, actual) => Math.Abs(expected - actual) < 1e-6);
    }

    [Fact]
    public void The_output_with_the_scores_can_be_named()
    {
        using var model = new SeveralOutputs(("out", 1), ("aux", 2));

        Assert.Equal([2f, 0, 0, 6], Train(model, new() { OutputPred = "aux" }).Prediction);
    }

    [Fact]
    public void An_output_that_is_not_there_is_named()
    {
        using var model = new SeveralOutputs(("low", 1), ("high", 2));

        Assert.Equal(
            "The model's outputs are low, high, but the scores are to be in 'out' (trainer.output_pred).",
            Assert.Throws<ModelException>(() => Train(model, new())).Message);
    }

    [Fact]
    public void Scores_are_resized_to_the_images()
    {
        using var model = new Halves();
        var seen = Train(model, new() { ScalePreds = true }, Wide(), SampleArray.From<long>([0, 0, 1, 1], 1, 4));

        // Half a pixel from the outer edges, values are those of the outer pixels.
        Assert.Equal([1L, 2, 1, 4], seen.Shape);
        Assert.Equal([1f, 0.75f, 0.25f, 0, 0, 0.75f, 2.25f, 3], seen.Prediction);
    }

    [Fact]
    public void Scores_of_copies_are_resized_where_they_are_evaluated()
    {
        using var model = new Halves();
        var seen = TrainerRun.Evaluate(
            Task, model, Options(new() { ScalePreds = true }), new CrossEntropyLossOptions(),
            TrainerRun.Sample(TrainerRun.List(Wide(), Wide()), SampleArray.From<long>([0, 0, 1, 1], 1, 4)));

        Assert.Equal([1f, 0.75f, 0.25f, 0, 0, 0.75f, 2.25f, 3], seen.Prediction);
    }

    [Fact]
    public void Images_and_label_maps_of_different_sizes_are_refused()
    {
        using var model = new Halves();

        Assert.Equal(
            "The scores are 4x1 pixels (width, height), but the label maps under 'label' 2x1; scores are resized to the images, so the "
            + "transforms must give 'image' and 'label' one size.",
            Assert.Throws<DataException>(() => Train(model, new() { ScalePreds = true }, Wide(), Map)).Message);
    }

    [Theory]
    [InlineData("scale_preds: true, output_pred: low, aux_loss_weight: 0.1")]
    [InlineData("params: {scale_preds: true, output_pred: low, aux_loss_weight: 0.1}")]
    public void The_keys_stand_beside_the_type_or_under_params(string keys) => Assert.Equal(
        new SegmentationOutputs { ScalePreds = true, OutputPred = "low", AuxLossWeight = 0.1 },
        Assert.IsType<ImageSegmTrainerOptions>(Bound.To<Section>(Yaml("thelper.train.segm.ImageSegmTrainer", keys)).Trainer).Outputs);

    [Fact]
    public void A_negative_weight_is_refused() => Assert.Equal(
        ("trainer.aux_loss_weight", "must be at least 0, but is -1."),
        Bound.Mistake<Section>(Yaml("thelper.train.ImageSegmTrainer", "aux_loss_weight: -1")));

    private static string Yaml(string type, string keys) => $"trainer: {{type: {type}, {keys}}}";

    private static SeenBatch Train(Module model, SegmentationOutputs outputs, object? image = null, object? map = null) => TrainerRun.Train(
        Task, model, Options(outputs), new CrossEntropyLossOptions(), TrainerRun.Sample(image ?? Image, map ?? Map));

    private static ImageSegmTrainerOptions Options(SegmentationOutputs outputs) => new() { Outputs = outputs };

    private static SampleArray Wide() => SampleArray.From<float>([1, 1, 0, 0, 0, 0, 3, 3], 2, 1, 4);

    private static double Surprise(double margin) => Math.Log(1 + Math.Exp(-margin));

    /// <summary>The part of a configuration that names a trainer.</summary>
    private sealed record Section
    {
        public required ITrainerOptions Trainer { get; init; }
    }

    /// <summary>Gives every second pixel of its input, so that the scores are half as wide.</summary>
    private sealed class Halves : Module<Tensor, Tensor>
    {
        private readonly Tensor _factor;

        public Halves() => _factor = RegisterParameter("factor", Operators.Ones([1]));

        protected override Tensor Compute(Tensor input) => input.Slice(3, 0, null, 2).Mul(_factor);
    }
}
