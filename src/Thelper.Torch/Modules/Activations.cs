namespace Thelper.Torch.Modules;

/// <summary>max(0, x); <c>torch.nn.ReLU</c>.</summary>
/// <param name="inPlace">Overwrites the input, which saves memory where nobody else needs it.</param>
public sealed class ReLU(bool inPlace = false) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => inPlace ? input.ReluInPlace() : input.Relu();
}

/// <summary>x where positive, else slope·x; <c>torch.nn.LeakyReLU</c>.</summary>
/// <param name="slope">0.01 by default.</param>
public sealed class LeakyReLU(double slope = 0.01) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => input.LeakyRelu(slope);
}

/// <summary>1/(1+e⁻ˣ); <c>torch.nn.Sigmoid</c>.</summary>
public sealed class Sigmoid : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Sigmoid(input);
}

/// <summary>The hyperbolic tangent; <c>torch.nn.Tanh</c>.</summary>
public sealed class Tanh : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Tanh(input);
}

/// <summary>Exponentials that sum to 1 along a dimension; <c>torch.nn.Softmax</c>.</summary>
/// <param name="dimension">The dimension of the classes; 1 by default.</param>
public sealed class Softmax(long dimension = 1) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Softmax(input, dimension);
}
