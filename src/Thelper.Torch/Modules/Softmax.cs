namespace Thelper.Torch.Modules;

/// <summary>Exponentials that sum to 1 along a dimension; <c>torch.nn.Softmax</c>.</summary>
/// <param name="dimension">The dimension of the classes; 1 by default.</param>
public sealed class Softmax(long dimension = 1) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Softmax(input, dimension);
}

/// <summary>The <see cref="Softmax"/> of -x; <c>torch.nn.Softmin</c>.</summary>
/// <param name="dimension">The dimension of the classes; 1 by default.</param>
public sealed class Softmin(long dimension = 1) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input)
    {
        using var negative = input.Neg();
        return Operators.Softmax(negative, dimension);
    }
}

/// <summary>The logarithm of the <see cref="Softmax"/>; <c>torch.nn.LogSoftmax</c>.</summary>
/// <param name="dimension">The dimension of the classes; 1 by default.</param>
public sealed class LogSoftmax(long dimension = 1) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.LogSoftmax(input, dimension);
}
