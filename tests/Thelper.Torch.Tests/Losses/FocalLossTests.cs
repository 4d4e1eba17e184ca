using System.Text.Json;
using Thelper.Torch.Losses;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Losses;

public sealed class FocalLossTests
{
    private static readonly Lazy<JsonElement> Golden = new(() =>
        JsonDocument.Parse(Repository.ReadShared("golden", "focal_loss.json")).RootElement.Clone());

    private static readonly double[] Rows = [2.0, 0.5, -1.0, 0.25, 1.5, -0.75];

    [SkippableTheory]
    [InlineData(0, 2, 0.5)]
    [InlineData(1, 0, 0.5)]
    [InlineData(2, 1, 0.25)]
    [InlineData(3, 5, 0.5)]
    [InlineData(4, 2, 1)]
    public void By_the_mean_of_the_batch_the_loss_is_the_recorded_one(int number, double gamma, double alpha)
    {
        var expected = Golden.Value.GetProperty("values")[number];
        using var scope = TensorScope.Open();
        using var loss = new FocalLoss { Gamma = gamma, Alpha = alpha, PerElement = false };

        Assert.Equal(expected.GetProperty("loss").GetDouble(), loss.Forward(Scores(), Labels("labels")).ToDouble(), 1e-14);
        Assert.Equal(
            expected.GetProperty("loss_with_ignored").GetDouble(), loss.Forward(Scores(), Labels("labels_ignore")).ToDouble(), 1e-14);
    }

    [SkippableFact]
    public void By_the_mean_of_the_batch_weights_and_gradient_are_the_recorded_ones()
    {
        using var scope = TensorScope.Open();
        using var weighted = new FocalLoss { PerElement = false, Weight = Numbers(Golden.Value.GetProperty("weighted").GetProperty("weight")) };
        using var loss = new FocalLoss { PerElement = false };
        var scores = Scores();
        scores.RequiresGradient = true;
        loss.Forward(scores, Labels("labels")).Backward();

        Assert.Equal(
            Golden.Value.GetProperty("weighted").GetProperty("loss").GetDouble(), weighted.Forward(Scores(), Labels("labels")).ToDouble(), 1e-14);
        Assert.Equal(
            Golden.Value.GetProperty("gradient_default").Deserialize<double[][]>()!.SelectMany(row => row),
            scores.Gradient()!.ToArray<double>(),
            (a, b) => Math.Abs(a - b) <= 1e-14);
    }

    [SkippableTheory]
    [InlineData("labels", "loss")]
    [InlineData("labels_ignore", "loss_with_ignored")]
    public void Without_focus_both_forms_are_the_cross_entropy(string labels, string key)
    {
        using var scope = TensorScope.Open();
        using var loss = new FocalLoss { Gamma = 0 };

        Assert.Equal(
            Golden.Value.GetProperty("values")[1].GetProperty(key).GetDouble(), loss.Forward(Scores(), Labels(labels)).ToDouble(), 1e-14);
    }

    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(0.5, 1)]
    public void Each_element_counts_by_its_own_probability(double gamma, double alpha)
    {
        using var scope = TensorScope.Open();
        using var loss = new FocalLoss { Gamma = gamma, Alpha = alpha, Weight = Tensors.From<double>([1, 2, 4]) };

        // Softmax, then the published formula.
        var first = Element(Rows[..3], 1, 2, gamma);
        var second = Element(Rows[3..], 2, 4, gamma);

        Assert.Equal(alpha * (first + second) / 6, loss.Forward(Tensors.From<double>(Rows, 2, 3), Tensors.From<long>([1, 2])).ToDouble(), 1e-14);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    public void An_element_that_is_ignored_counts_nothing_and_has_no_gradient(double gamma)
    {
        using var scope = TensorScope.Open();
        using var loss = new FocalLoss { Gamma = gamma, Weight = Tensors.From<double>([1, 2, 4]) };
        var scores = Tensors.From<double>(Rows, 2, 3);
        scores.RequiresGradient = true;
        var value = loss.Forward(scores, Tensors.From<long>([1, 255]));
        value.Backward();
        var gradient = scores.Gradient()!.ToArray<double>();

        Assert.Equal(0.5 * Element(Rows[..3], 1, 2, gamma) / 2, value.ToDouble(), 1e-14);
        Assert.All(gradient[..3], number => Assert.True(double.IsFinite(number) && number != 0));
        Assert.Equal([0, 0, 0], gradient[3..]);
    }

    [Fact]
    public void Certain_classes_as_shares_give_the_loss_of_their_indices()
    {
        using var scope = TensorScope.Open();
        using var loss = new FocalLoss();

        Assert.Equal(
            loss.Forward(Tensors.From<double>(Rows, 2, 3), Tensors.From<long>([1, 2])).ToDouble(),
            loss.Forward(Tensors.From<double>(Rows, 2, 3), Tensors.From<double>([0, 1, 0, 0, 0, 1], 2, 3)).ToDouble(),
            1e-14);
    }

    private static double Element(double[] scores, int label, double weight, double gamma)
    {
        var probability = Math.Exp(scores[label]) / scores.Sum(Math.Exp);
        return weight * Math.Pow(1 - probability, gamma) * -Math.Log(probability);
    }

    // Recorded from scores in single precision.
    private static Tensor Scores() =>
        Tensors.From<float>([.. Golden.Value.GetProperty("preds").Deserialize<float[][]>()!.SelectMany(row => row)], 8, 5)
            .To(Device.Cpu, ScalarType.Float64);

    private static Tensor Labels(string key) => Tensors.From<long>(Golden.Value.GetProperty(key).Deserialize<long[]>()!);

    private static Tensor Numbers(JsonElement list) => Tensors.From<double>(list.Deserialize<double[]>()!);
}
