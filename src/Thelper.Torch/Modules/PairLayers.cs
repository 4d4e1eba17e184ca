namespace Thelper.Torch.Modules;

/// <summary>
/// x·W·y + b of two inputs; <c>torch.nn.Bilinear</c>. Parameters: <c>weight</c> (outputs×first×second), <c>bias</c>. All but the last
/// dimension of the inputs must be the same.
/// </summary>
public sealed class Bilinear : Module<(Tensor First, Tensor Second), Tensor>
{
    private readonly Tensor _weight;
    private readonly Tensor? _bias;

    /// <summary>Makes the layer with PyTorch's initial values: uniform within ±1/√first.</summary>
    /// <param name="first">The size of the first input's last dimension.</param>
    /// <param name="second">The size of the second input's last dimension.</param>
    /// <param name="outputs">The size of the output's last dimension.</param>
    /// <param name="bias">Whether b is learned; without it there is none.</param>
    public Bilinear(int first, int second, int outputs, bool bias = true)
    {
        var bound = 1 / Math.Sqrt(first);
        _weight = RegisterParameter("weight", Operators.Empty([outputs, first, second]));
        Initializers.Uniform(_weight, -bound, bound);
        if (bias)
        {
            _bias = RegisterParameter("bias", Operators.Empty([outputs]));
            Initializers.Uniform(_bias, -bound, bound);
        }
    }

    /// <inheritdoc/>
    protected override Tensor Compute((Tensor First, Tensor Second) input) => Operators.Bilinear(input.First, input.Second, _weight, _bias);
}

/// <summary>x·y/max(|x|·|y|, ε) along a dimension; <c>torch.nn.CosineSimilarity</c>.</summary>
/// <param name="dimension">1 by default.</param>
/// <param name="epsilon">ε; 1e-8 by default.</param>
public sealed class CosineSimilarity(long dimension = 1, double epsilon = 1e-8) : Module<(Tensor First, Tensor Second), Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute((Tensor First, Tensor Second) input) =>
        Operators.CosineSimilarity(input.First, input.Second, dimension, epsilon);
}

/// <summary>The p-norm of x - y + ε along the last dimension; <c>torch.nn.PairwiseDistance</c>.</summary>
/// <param name="norm">p; 2 by default.</param>
/// <param name="epsilon">ε; 1e-6 by default.</param>
/// <param name="keepDimension">Whether that dimension stays, with the size 1; false by default.</param>
public sealed class PairwiseDistance(double norm = 2, double epsilon = 1e-6, bool keepDimension = false)
    : Module<(Tensor First, Tensor Second), Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute((Tensor First, Tensor Second) input) =>
        Operators.PairwiseDistance(input.First, input.Second, norm, epsilon, keepDimension);
}
