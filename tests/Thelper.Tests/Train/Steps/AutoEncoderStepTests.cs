using Thelper.Data;
using Thelper.Models;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Train;

namespace Thelper.Tests.Train.Steps;

/// <summary>What the trainer of auto-encoders does with one batch of a segmentation.</summary>
public sealed class AutoEncoderStepTests : IDisposable
{
    private static readonly Segmentation Task = new(["sky", "ground"], "image", "label", dontCare: 255);

    // Two classes, 1×2 pixels, both predicted with a margin of 1.
    private static readonly SampleArray Image = SampleArray.From<float>([1, 0, 0, 1], 2, 1, 2);

    private readonly Both _model = new();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void A_label_map_of_another_size_than_the_scores_is_refused() => Assert.Equal(
        "The scores are 2x1 pixels (width, height), but the label maps under 'label' 3x1; the model must give scores of its images' size, "
        + "and the transforms 'image' and 'label' one size.",
        Assert.Throws<DataException>(() => Train(Task, SampleArray.From<long>([0, 1, 0], 1, 3))).Message);

    [Fact]
    public void Another_number_of_scores_is_refused() => Assert.Equal(
        "The model gives [1, 2, 1, 2] for a batch of 1 images, but segmentation into 3 classes takes 3 scores for each pixel: "
        + "[1, 3, height, width].",
        Assert.Throws<ModelException>(() => Train(
            new Segmentation(["a", "b", "c"], "image", "label"), SampleArray.From<long>([0, 1], 1, 2))).Message);

    [Fact]
    public void Where_no_pixel_counts_the_reconstruction_does()
    {
        var result = Train(Task, SampleArray.From<long>([255, 255], 1, 2));

        Assert.Equal([("reconstr_loss", 0.5)], result.LossParts.Select(part => (part.Name, part.Value)));
        Assert.Equal(3 * 0.5, result.Loss!.Value, tolerance: 1e-6);
    }

    private Thelper.Sessions.PassResult Train(Segmentation task, SampleArray labels) => TrainerRun.Results(
        task, _model, new AutoEncoderTrainerOptions { ReconstrScale = 3 }, loss: null, TrainerRun.Sample(Image, labels)).Result;

    /// <summary>Gives its input as scores, and nothing but zeros as the reconstruction.</summary>
    private sealed class Both : Module<Tensor, AutoEncoderOutput>
    {
        private readonly Tensor _factor;

        public Both() => _factor = RegisterParameter("factor", Operators.Ones([1]));

        protected override AutoEncoderOutput Compute(Tensor input) => new(input.Mul(_factor), input.Mul(_factor).Mul(0.0));
    }
}
