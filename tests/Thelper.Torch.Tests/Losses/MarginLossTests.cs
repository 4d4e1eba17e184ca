using Thelper.Torch.Losses;

namespace Thelper.Torch.Tests.Losses;

/// <summary>Targets as a data set with several classes for each sample has them: a flag for each class.</summary>
public sealed class MarginLossTests : IDisposable
{
    private readonly Tensor _scores = Tensors.From<double>([0.5, -1, 2, 0.25, 1.5, -0.75], [2, 3]);
    private readonly Tensor _flags = Tensors.From<double>([1, 0, 1, 0, 0, 1], [2, 3]);

    [Fact]
    public void Flags_and_lists_of_indices_have_one_margin_loss()
    {
        using var indices = Tensors.From<long>([2, 0, -1, 2, -1, -1], [2, 3]);
        using var loss = new MultiLabelMarginLoss();

        Assert.Equal(Value(loss, indices), Value(loss, _flags));
    }

    [Fact]
    public void Flags_count_as_signs_in_the_logistic_loss()
    {
        using var signs = Tensors.From<double>([1, -1, 1, -1, -1, 1], [2, 3]);
        using var loss = new SoftMarginLoss();
        using var flagged = new SoftMarginLoss { TakesFlags = true };
        using var logistic = new BceWithLogitsLoss();

        Assert.Equal(Value(loss, signs), Value(flagged, _flags));
        Assert.Equal(Value(loss, signs), Value(flagged, signs));
        Assert.Equal(Value(logistic, _flags), Value(flagged, _flags), 1e-12);
    }

    [Fact]
    public void Shares_of_classes_are_refused_by_the_margin_loss_of_indices()
    {
        using var loss = new MultiMarginLoss();

        Assert.StartsWith(
            "MultiMarginLoss takes class indices, but the target, ", Assert.Throws<ArgumentException>(() => Value(loss, _flags)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_variance_is_refused_with_what_to_do()
    {
        using var scope = TensorScope.Open();

        Assert.StartsWith(
            "A variance is negative; give the model's last layer a softplus or an exponential.",
            Assert.Throws<ArgumentException>(() => new GaussianNllLoss().Forward(
                Operators.Zeros([2]), Operators.Zeros([2]), Operators.Full([2], -1))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Reduction.Mean, false)]
    [InlineData(Reduction.Sum, true)]
    public void Losses_say_whether_they_add_up(Reduction reduction, bool isSum)
    {
        ILoss[] losses =
        [
            new MultiMarginLoss { Reduction = reduction }, new MultiLabelMarginLoss { Reduction = reduction },
            new MultiLabelSoftMarginLoss { Reduction = reduction }, new SoftMarginLoss { Reduction = reduction },
            new PoissonNllLoss { Reduction = reduction }, new HingeEmbeddingLoss { Reduction = reduction },
        ];

        Assert.All(losses, loss => Assert.Equal(isSum, loss.IsSum));
    }

    public void Dispose()
    {
        _scores.Dispose();
        _flags.Dispose();
    }

    private double Value(ILoss loss, Tensor target)
    {
        using var scope = TensorScope.Open();
        return loss.Forward(_scores, target).ToDouble();
    }
}
