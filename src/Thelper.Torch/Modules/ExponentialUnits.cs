namespace Thelper.Torch.Modules;

/// <summary>x where positive, else α(eˣ - 1) (Clevert et al., 2015); <c>torch.nn.ELU</c>.</summary>
/// <param name="alpha">α; 1 by default.</param>
public sealed class Elu(double alpha = 1) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Elu(input, alpha);
}

/// <summary>x where positive, else α(e^(x/α) - 1) (Barron, 2017); <c>torch.nn.CELU</c>.</summary>
/// <param name="alpha">α; not 0, 1 by default.</param>
public sealed class Celu(double alpha = 1) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Celu(input, alpha);
}

/// <summary>
/// An <see cref="Elu"/> whose factors keep mean 0 and variance 1 from layer to layer (Klambauer et al., "Self-Normalizing Neural
/// Networks", 2017); <c>torch.nn.SELU</c>.
/// </summary>
public sealed class Selu : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Selu(input);
}

/// <summary>x·tanh(ln(1+eˣ)) (Misra, 2019); <c>torch.nn.Mish</c>.</summary>
public sealed class Mish : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Mish(input);
}
