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

/// <summary>
/// x where positive, else a·x; a is drawn for each element while training, and the middle of its range in use (Xu et al., 2015);
/// <c>torch.nn.RReLU</c>.
/// </summary>
/// <param name="lower">The least a; 1/8 by default.</param>
/// <param name="upper">The largest a; 1/3 by default.</param>
public sealed class RReLU(double lower = 1.0 / 8, double upper = 1.0 / 3) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Rrelu(input, lower, upper, IsTraining);
}

/// <summary>x limited to a range; <c>torch.nn.Hardtanh</c>.</summary>
/// <param name="minimum">-1 by default.</param>
/// <param name="maximum">1 by default.</param>
public sealed class Hardtanh(double minimum = -1, double maximum = 1) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Hardtanh(input, minimum, maximum);
}

/// <summary>x where above a threshold, else a value; <c>torch.nn.Threshold</c>.</summary>
/// <param name="threshold">What x must be above.</param>
/// <param name="value">What takes its place elsewhere.</param>
public sealed class Threshold(double threshold, double value) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Threshold(input, threshold, value);
}

/// <summary>1/(1+e⁻ˣ); <c>torch.nn.Sigmoid</c>.</summary>
public sealed class Sigmoid : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Sigmoid(input);
}

/// <summary>ln(1/(1+e⁻ˣ)); <c>torch.nn.LogSigmoid</c>.</summary>
public sealed class LogSigmoid : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.LogSigmoid(input);
}

/// <summary>The hyperbolic tangent; <c>torch.nn.Tanh</c>.</summary>
public sealed class Tanh : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Tanh(input);
}

/// <summary>x - tanh x; <c>torch.nn.Tanhshrink</c>.</summary>
public sealed class Tanhshrink : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input)
    {
        using var tanh = Operators.Tanh(input);
        return input.Sub(tanh);
    }
}

/// <summary>x/(1+|x|); <c>torch.nn.Softsign</c>.</summary>
public sealed class Softsign : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(input.Div(input.Abs().Add(1L)));
    }
}

/// <summary>ln(1+e^(βx))/β, a smooth <see cref="ReLU"/>; <c>torch.nn.Softplus</c>.</summary>
/// <param name="beta">β; 1 by default.</param>
/// <param name="threshold">Where βx is above it, the output is x; 20 by default.</param>
public sealed class Softplus(double beta = 1, double threshold = 20) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Softplus(input, beta, threshold);
}

/// <summary>x where |x| is above λ, else 0; <c>torch.nn.Hardshrink</c>.</summary>
/// <param name="lambda">λ; 0.5 by default.</param>
public sealed class Hardshrink(double lambda = 0.5) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Hardshrink(input, lambda);
}

/// <summary>x brought nearer to 0 by λ, and 0 within it; <c>torch.nn.Softshrink</c>.</summary>
/// <param name="lambda">λ; at least 0, 0.5 by default.</param>
public sealed class Softshrink(double lambda = 0.5) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Softshrink(input, lambda);
}

/// <summary>
/// The first half of a dimension times the sigmoid of the second (Dauphin et al., 2016); <c>torch.nn.GLU</c>.
/// </summary>
/// <param name="dimension">Of an even size; the last by default.</param>
public sealed class Glu(long dimension = -1) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Glu(input, dimension);
}
