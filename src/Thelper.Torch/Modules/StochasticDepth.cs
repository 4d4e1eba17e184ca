namespace Thelper.Torch.Modules;

/// <summary>
/// Sets whole samples to zero at random while training, and scales the others so that the mean stays: a residual branch that ends in
/// it is left out for some samples (Huang et al., "Deep Networks with Stochastic Depth", 2016); torchvision's <c>StochasticDepth</c>
/// in the mode <c>row</c>. B×… to B×….
/// </summary>
/// <param name="probability">Of a sample becoming zero; 0 to 1.</param>
public sealed class StochasticDepth(double probability) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input)
    {
        if (!IsTraining || probability == 0)
        {
            return input;
        }

        using var scope = TensorScope.Open();
        var kept = 1 - probability;
        long[] rows = [input.Size(0), .. Enumerable.Repeat(1L, input.Rank - 1)];
        var factors = Operators.Empty(rows, input.ScalarType, input.Device).BernoulliInPlace(kept);
        return scope.Keep(input.Mul(kept > 0 ? factors.Div(kept) : factors));
    }
}
