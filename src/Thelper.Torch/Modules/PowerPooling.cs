namespace Thelper.Torch.Modules;

/// <summary>
/// (Σ xᵖ)^(1/p) over each window; p = 1 gives sums, a large p nearly maxima. Where the sum of powers is 0, so is the gradient; the
/// root of a negative sum is no number, as in PyTorch.
/// </summary>
public abstract class LPPool : Module<Tensor, Tensor>
{
    private readonly double _power;
    private readonly PoolingWindow _window;
    private readonly bool _ceiling;

    /// <summary>Makes the layer.</summary>
    /// <param name="dimensions">1 or 2.</param>
    /// <param name="power">p; above 0.</param>
    /// <param name="options">The window; kernel, stride and ceiling count.</param>
    private protected LPPool(int dimensions, double power, PoolingOptions options)
    {
        _power = power;
        _window = new PoolingWindow(dimensions, options);
        _ceiling = options.Ceiling;
    }

    /// <inheritdoc/>
    protected sealed override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        var powers = input.Pow(_power);
        var means = _window.Dimensions == 1
            ? Operators.AvgPool1d(powers, _window.Kernel, _window.Stride, _window.Padding, _ceiling)
            : Operators.AvgPool2d(powers, _window.Kernel, _window.Stride, _window.Padding, _ceiling);
        var count = _window.Kernel.Aggregate(1L, (product, size) => product * size);
        return scope.Keep(means.Sign().Mul(means.Abs().Relu()).Mul((double)count).Pow(1 / _power));
    }
}

/// <summary>Power means of windows of B×C×L; <c>torch.nn.LPPool1d</c>.</summary>
/// <param name="power">p; above 0.</param>
/// <param name="options">The window; kernel, stride and ceiling count.</param>
public sealed class LPPool1d(double power, PoolingOptions options) : LPPool(1, power, options);

/// <summary>Power means of windows of B×C×H×W; <c>torch.nn.LPPool2d</c>.</summary>
/// <param name="power">p; above 0.</param>
/// <param name="options">The window; kernel, stride and ceiling count.</param>
public sealed class LPPool2d(double power, PoolingOptions options) : LPPool(2, power, options);
