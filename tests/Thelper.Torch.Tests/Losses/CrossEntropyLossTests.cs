using Thelper.Torch.Losses;

namespace Thelper.Torch.Tests.Losses;

public sealed class CrossEntropyLossTests
{
    [Fact]
    public void Equal_scores_cost_the_logarithm_of_the_number_of_classes()
    {
        using var scope = TensorScope.Open();
        using var loss = new CrossEntropyLoss();
        var value = loss.Forward(Operators.Zeros([2, 4], ScalarType.Float64), Tensors.From<long>([0, 3]));

        Assert.Equal(Math.Log(4), value.ToDouble(), 1e-12);
    }

    [Fact]
    public void Class_weights_belong_to_the_loss_and_no_longer_to_a_scope()
    {
        CrossEntropyLoss loss;
        using (TensorScope.Open())
        {
            loss = new CrossEntropyLoss { Weight = Operators.Ones([4]) };
        }

        using (loss)
        {
            Assert.Equal([4], loss.Weight!.Shape);
        }
    }

    [Fact]
    public void Shares_of_classes_go_with_an_index_to_ignore()
    {
        using var scope = TensorScope.Open();
        using var loss = new CrossEntropyLoss { IgnoreIndex = 1 };
        var shares = Tensors.From<float>([0.5f, 0.5f, 0, 1], 2, 2);

        Assert.Equal(Math.Log(2), loss.Forward(Operators.Zeros([2, 2]), shares).ToDouble(), 1e-6);
    }

    [Fact]
    public void A_target_beyond_the_classes_is_refused()
    {
        using var scope = TensorScope.Open();
        using var loss = new CrossEntropyLoss();
        var (scores, target) = (Operators.Zeros([1, 4]), Tensors.From<long>([4]));

        Assert.Throws<TorchException>(() => loss.Forward(scores, target));
    }
}
