using Thelper.Data;
using Thelper.Models;
using Thelper.Optimization;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Train;

namespace Thelper.Tests.Train.Steps;

/// <summary>With <c>reduction: sum</c>, the sum over a batch is learned from, and its mean over samples is told.</summary>
public sealed class SummedLossTests
{
    private static readonly Classification Classes = new(["a", "b"], "image", "label");
    private static readonly Segmentation Map = new(["a", "b"], "image", "label");

    [Fact]
    public void Of_classes()
    {
        Func<Sample>[] samples = [TrainerRun.Sample(TrainerRun.Scores(1, 0), 0L), TrainerRun.Sample(TrainerRun.Scores(0, 3), 0L)];
        var (mean, sum) = (Train(Classes, LossReduction.Mean, samples), Train(Classes, LossReduction.Sum, samples));

        Assert.Equal(mean.Loss, sum.Loss, tolerance: 1e-6);
        Assert.Equal(2 * mean.Change, sum.Change, tolerance: 1e-5);
    }

    [Fact]
    public void Of_pixels_which_each_image_adds_up()
    {
        var image = SampleArray.From<float>([1, 0, 0, 3], 2, 1, 2);
        var sample = TrainerRun.Sample(image, SampleArray.From<long>([0, 0], 1, 2));
        var (mean, sum) = (Train(Map, LossReduction.Mean, sample, sample), Train(Map, LossReduction.Sum, sample, sample));

        Assert.Equal(2 * mean.Loss, sum.Loss, tolerance: 1e-6);
        Assert.Equal(4 * mean.Change, sum.Change, tolerance: 1e-5);
    }

    [Fact]
    public void Of_the_numbers_of_a_regression()
    {
        Func<Sample>[] samples =
        [
            TrainerRun.Sample(TrainerRun.Scores(1, 2), SampleArray.From<float>([0, 0], 2)),
            TrainerRun.Sample(TrainerRun.Scores(3, 0), SampleArray.From<float>([0, 0], 2)),
        ];
        var task = new Regression("image", "label");
        var sum = Run(task, new ScaledInput(), new MseLossOptions { Reduction = LossReduction.Sum }, new TrainerOptions(), samples);

        Assert.Equal((1 + 4 + 9) / 2.0, sum.Loss, tolerance: 1e-6);
        Assert.Equal(2 * (1 + 4 + 9), sum.Change, tolerance: 1e-4);
    }

    [Fact]
    public void Of_the_classes_beside_a_reconstruction()
    {
        Func<Sample>[] samples = [TrainerRun.Sample(TrainerRun.Scores(1, 0), 0L), TrainerRun.Sample(TrainerRun.Scores(1, 0), 0L)];
        using var model = new Sparing();
        var result = TrainerRun.Results(Classes, model, new AutoEncoderTrainerOptions
        {
            ReconstrScale = 3,
            ClassifLoss = new LossSection { Loss = new CrossEntropyLossOptions { Reduction = LossReduction.Sum } },
        }, loss: null, samples).Result;
        var (surprise, slope) = (Math.Log(1 + Math.Exp(-1)), 1 / (1 + Math.E));

        Assert.Equal([surprise, 0.5], result.LossParts.Select(part => part.Value), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(surprise + (3 * 0.5), result.Loss!.Value, tolerance: 1e-6);
        Assert.Equal(2 * slope, model.Change, tolerance: 1e-6);
    }

    private static (double Loss, double Change) Train(LearningTask task, LossReduction reduction, params Func<Sample>[] samples) => Run(
        task, new ScaledInput(perPixel: task is Segmentation), new CrossEntropyLossOptions { Reduction = reduction }, new TrainerOptions(), samples);

    private static (double Loss, double Change) Run(
        LearningTask task, ScaledInput model, ILossOptions loss, TrainerOptions options, Func<Sample>[] samples)
    {
        using (model)
        {
            var result = TrainerRun.Results(task, model, options, loss, samples).Result;
            return (result.Loss!.Value, Math.Abs(model.Factor - 1));
        }
    }

    /// <summary>Gives its input as scores, and zeros as the reconstruction, which thus changes nothing.</summary>
    private sealed class Sparing : Module<Tensor, AutoEncoderOutput>
    {
        private readonly Tensor _factor;

        public Sparing() => _factor = RegisterParameter("factor", Operators.Ones([1]));

        public double Change => Math.Abs(_factor.Detach().ToDouble() - 1);

        protected override AutoEncoderOutput Compute(Tensor input) => new(input.Flatten(1).Mul(_factor), input.Mul(0.0));
    }
}
