namespace Thelper.Torch.Tests.Autograd;

public sealed class GradientTests : IDisposable
{
    private readonly Tensor _weight = Operators.Ones([2]);

    public GradientTests() => _weight.RequiresGradient = true;

    public void Dispose() => _weight.Dispose();

    [Fact]
    public void Before_the_first_pass_there_is_no_gradient() => Assert.Null(_weight.Gradient());

    [Fact]
    public void Passes_add_up()
    {
        Backward();
        Backward();

        Assert.Equal([6f, 6f], Gradient());
    }

    [Fact]
    public void Clearing_leaves_no_gradient()
    {
        Backward();
        Gradients.Clear([_weight]);

        Assert.Null(_weight.Gradient());
    }

    [Fact]
    public void After_clearing_a_pass_starts_from_none()
    {
        Backward();
        Gradients.Clear([_weight]);
        Backward();

        Assert.Equal([3f, 3f], Gradient());
    }

    [Fact]
    public void A_gradient_can_be_replaced()
    {
        using var replacement = Tensors.From<float>([7, 8]);
        _weight.SetGradient(replacement);

        Assert.Equal([7f, 8f], Gradient());
    }

    [Fact]
    public void A_gradient_can_be_taken_away()
    {
        Backward();
        _weight.SetGradient(null);

        Assert.Null(_weight.Gradient());
    }

    [Fact]
    public void A_gradient_is_changed_in_place()
    {
        Backward();
        using var gradient = _weight.Gradient();
        gradient!.MulInPlace(2L);

        Assert.Equal([6f, 6f], Gradient());
    }

    [Fact]
    public void Many_gradients_come_in_the_order_of_their_tensors()
    {
        using var other = Operators.Ones([2]);
        Backward();
        using var scope = TensorScope.Open();
        var gradients = Gradients.Of([other, _weight]);

        Assert.Equal((true, 3.0), (gradients[0] is null, gradients[1]!.Mean().ToDouble()));
    }

    [Fact]
    public void No_tensors_have_no_gradients() => Assert.Empty(Gradients.Of([]));

    [Fact]
    public void A_computed_tensor_cannot_be_told_to_require_no_gradient()
    {
        using var computed = _weight.Mul(2L);

        Assert.Throws<TorchException>(() => computed.RequiresGradient = false);
    }

    private void Backward()
    {
        using var scope = TensorScope.Open();
        _weight.Mul(3L).Sum().Backward();
    }

    private float[] Gradient()
    {
        using var gradient = _weight.Gradient();
        return gradient!.ToArray<float>();
    }
}
