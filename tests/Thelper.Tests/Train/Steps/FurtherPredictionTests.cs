using Thelper.Models;
using Thelper.Optimization;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Train;

namespace Thelper.Tests.Train.Steps;

/// <summary>A step of a model that gives further predictions while it trains.</summary>
public sealed class FurtherPredictionTests
{
    private static readonly Regression Numbers = new("image", "label");
    private static readonly Classification Classes = new(["a", "b"], "image", "label");

    // The input is 3; the predictions are 3, 6 and 12, the truth 1.
    [Theory]
    [InlineData(null, 4 + (0.5 * (25 + 121)))]
    [InlineData(0.1, 4 + (0.1 * (25 + 121)))]
    public void The_losses_of_further_predictions_enter_with_their_weight(double? weight, double loss)
    {
        using var model = new Several();
        var (seen, result) = TrainerRun.Results(
            Numbers, model, new RegressionTrainerOptions { AuxLossWeight = weight }, new MseLossOptions(), Sample());

        Assert.Equal([3f], seen.Prediction);
        Assert.Equal([("out", 4.0), ("low", 25.0), ("lower", 121.0)], result.LossParts.Select(part => (part.Name, Math.Round(part.Value, 4))));
        Assert.Equal(loss, result.Loss!.Value, 4);
    }

    [Fact]
    public void A_weight_of_zero_leaves_them_out()
    {
        using var model = new Several();
        var (_, result) = TrainerRun.Results(
            Numbers, model, new RegressionTrainerOptions { AuxLossWeight = 0 }, new MseLossOptions(), Sample());

        Assert.Empty(result.LossParts);
        Assert.Equal(4, result.Loss!.Value, 4);
    }

    [Fact]
    public void GoogLeNet_learns_from_all_of_its_predictions()
    {
        const int side = 15;
        using var model = Bound.To<Models.ModelSection>("model: {type: torchvision.models.googlenet}").Model.Create(Classes);
        var before = model.StateDictionary().ToDictionary(entry => entry.Key, entry => entry.Value.ToArray<float>()[0]);
        var images = Enumerable.Range(1, 2).Select(pace => Thelper.Data.SampleArray.From<float>(
            [.. Enumerable.Range(0, 3 * side * side).Select(i => (float)Math.Sin(0.1 * pace * i))], 3, side, side)).ToArray();
        var (_, result) = TrainerRun.Results(
            Classes, model, new ImageClassifTrainerOptions(), new CrossEntropyLossOptions(),
            TrainerRun.Sample(images[0], 0L), TrainerRun.Sample(images[1], 1L));
        var parts = result.LossParts.ToDictionary(part => part.Name, part => part.Value);

        Assert.Equal(["out", "aux1", "aux2"], parts.Keys);
        Assert.Equal(parts["out"] + (0.3 * (parts["aux1"] + parts["aux2"])), result.Loss!.Value, 4);
        Assert.All(["aux1.fc2.bias", "aux2.fc2.bias", "fc.bias"], name =>
            Assert.NotEqual(before[name], model.StateDictionary()[name].ToArray<float>()[0]));
    }

    [Theory]
    [InlineData("aux_loss_weight: 0.2", 0.2)]
    [InlineData("params: {aux_loss_weight: 0.2}", 0.2)]
    [InlineData("epochs: 1", null)]
    public void The_key_stands_beside_the_type_or_under_params(string keys, double? weight) => Assert.Equal(
        weight,
        Assert.IsType<ImageClassifTrainerOptions>(
            Bound.To<Section>($"trainer: {{type: thelper.train.ImageClassifTrainer, {keys}}}").Trainer).AuxLossWeight);

    private static Func<Thelper.Data.Sample> Sample() => TrainerRun.Sample(TrainerRun.Scores(3), 1.0);

    private sealed record Section
    {
        public required ITrainerOptions Trainer { get; init; }
    }

    /// <summary>Gives its input times its only parameter, and twice and four times that.</summary>
    private sealed class Several : Module<Tensor, Tensor>, IAuxiliaryOutputs
    {
        private readonly Tensor _factor;

        public Several() => _factor = RegisterParameter("factor", Operators.Ones([1]));

        public bool HasAuxiliaryOutputs => true;

        public double AuxiliaryLossWeight => 0.5;

        public (Tensor Output, IReadOnlyList<(string Name, Tensor Value)> Auxiliary) ForwardAll(Tensor input)
        {
            var output = Compute(input);
            return (output, [("low", output.Mul(2)), ("lower", output.Mul(4))]);
        }

        protected override Tensor Compute(Tensor input) => input.Reshape([input.Size(0)]).Mul(_factor);
    }
}
