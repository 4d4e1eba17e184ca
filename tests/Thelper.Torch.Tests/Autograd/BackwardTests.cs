using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Autograd;

public sealed class BackwardTests : IDisposable
{
    private readonly Tensor _x = Tensors.From<double>([1, 2, 3]);

    public BackwardTests() => _x.RequiresGradient = true;

    public void Dispose() => _x.Dispose();

    [Fact]
    public void The_derivative_of_a_square_is_twice_its_root()
    {
        Differentiate(x => x.Pow(2L).Sum());

        Assert.Equal([2.0, 4.0, 6.0], GradientOfX());
    }

    [Fact]
    public void The_derivative_of_a_mean_is_shared_evenly()
    {
        Differentiate(x => x.Mean());

        Assert.Equal([1 / 3.0, 1 / 3.0, 1 / 3.0], GradientOfX());
    }

    [Fact]
    public void A_product_has_the_other_factor_as_its_derivative()
    {
        using var factors = Tensors.From<double>([4, 5, 6]);
        Differentiate(x => x.Mul(factors).Sum());

        Assert.Equal([4.0, 5.0, 6.0], GradientOfX());
    }

    [Fact]
    public void The_chain_rule_holds()
    {
        Differentiate(x => x.Mul(2L).Exp().Log().Sum());

        Assert.All(GradientOfX(), value => Assert.Equal(2, value, 1e-12));
    }

    [Fact]
    public void A_tensor_that_is_used_twice_gets_the_sum()
    {
        Differentiate(x => x.Add(x).Sum());

        Assert.Equal([2.0, 2.0, 2.0], GradientOfX());
    }

    [Fact]
    public void A_result_of_many_elements_takes_the_derivative_of_what_comes_after()
    {
        using var scope = TensorScope.Open();
        _x.Mul(2L).Backward(Tensors.From<double>([1, 10, 100]));

        Assert.Equal([2.0, 20.0, 200.0], GradientOfX());
    }

    [Fact]
    public void A_result_of_many_elements_alone_is_refused()
    {
        using var scope = TensorScope.Open();
        var doubled = _x.Mul(2L);

        Assert.Throws<TorchException>(() => doubled.Backward());
    }

    [Fact]
    public void A_tensor_that_nothing_was_recorded_for_is_refused()
    {
        using var constant = Operators.Ones([1]);

        Assert.Throws<TorchException>(() => constant.Backward());
    }

    [Fact]
    public void A_second_pass_needs_the_graph_to_be_retained()
    {
        using var scope = TensorScope.Open();
        var loss = _x.Pow(2L).Sum();
        loss.Backward();

        Assert.Throws<TorchException>(() => loss.Backward());
    }

    [Fact]
    public void A_retained_graph_serves_a_second_pass()
    {
        using var scope = TensorScope.Open();
        var loss = _x.Pow(2L).Sum();
        loss.Backward(retainGraph: true);
        loss.Backward();

        Assert.Equal([4.0, 8.0, 12.0], GradientOfX());
    }

    [Fact]
    public void A_detached_tensor_passes_nothing_back()
    {
        Differentiate(x => x.Mul(x.Detach()).Sum());

        Assert.Equal([1.0, 2.0, 3.0], GradientOfX());
    }

    [Fact]
    public void A_pass_leaves_no_tensor_of_ours_behind()
    {
        var live = new LiveTensors();
        Differentiate(x => x.Pow(2L).Sum());

        Assert.Equal(0, live.Added);
    }

    private void Differentiate(Func<Tensor, Tensor> formula)
    {
        using var scope = TensorScope.Open();
        formula(_x).Backward();
    }

    private double[] GradientOfX()
    {
        using var gradient = _x.Gradient();
        return gradient!.ToArray<double>();
    }
}
