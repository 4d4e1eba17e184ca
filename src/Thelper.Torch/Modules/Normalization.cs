namespace Thelper.Torch.Modules;

/// <summary>
/// Normalisation over the last dimensions of each sample (Ba et al., 2016); <c>torch.nn.LayerNorm</c>. Parameters: <c>weight</c>,
/// <c>bias</c>, of the shape that is normalised.
/// </summary>
public sealed class LayerNorm : Module<Tensor, Tensor>
{
    private readonly long[] _shape;
    private readonly double _epsilon;

    /// <summary>Makes the layer: weight 1, bias 0.</summary>
    /// <param name="shape">The last dimensions of the input.</param>
    /// <param name="epsilon">Added to the variance; 1e-5 by default.</param>
    /// <param name="affine">Whether there are weight and bias; true by default.</param>
    public LayerNorm(long[] shape, double epsilon = 1e-5, bool affine = true)
    {
        (_shape, _epsilon) = (shape, epsilon);
        if (affine)
        {
            Weight = RegisterParameter("weight", Operators.Ones(shape));
            Bias = RegisterParameter("bias", Operators.Zeros(shape));
        }
    }

    /// <summary>The factors; null where there are none.</summary>
    public Tensor? Weight { get; }

    /// <summary>The summands; null where there are none.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.LayerNorm(input, _shape, Weight, Bias, _epsilon);
}

/// <summary>
/// Normalisation of groups of channels of each sample (Wu and He, 2018); <c>torch.nn.GroupNorm</c>. Parameters: <c>weight</c>,
/// <c>bias</c>, a number for each channel.
/// </summary>
public sealed class GroupNorm : Module<Tensor, Tensor>
{
    private readonly int _groups;
    private readonly double _epsilon;

    /// <summary>Makes the layer: weight 1, bias 0.</summary>
    /// <param name="groups">Into how many the channels are divided.</param>
    /// <param name="channels">The size of the second dimension; a multiple of the groups.</param>
    /// <param name="epsilon">Added to the variance; 1e-5 by default.</param>
    /// <param name="affine">Whether there are weight and bias; true by default.</param>
    public GroupNorm(int groups, int channels, double epsilon = 1e-5, bool affine = true)
    {
        (_groups, _epsilon) = (groups, epsilon);
        if (affine)
        {
            Weight = RegisterParameter("weight", Operators.Ones([channels]));
            Bias = RegisterParameter("bias", Operators.Zeros([channels]));
        }
    }

    /// <summary>The factors; null where there are none.</summary>
    public Tensor? Weight { get; }

    /// <summary>The summands; null where there are none.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.GroupNorm(input, _groups, Weight, Bias, _epsilon);
}

/// <summary>How much neighbouring channels count, with PyTorch's defaults.</summary>
/// <param name="Size">n, the number of channels that are looked at.</param>
public sealed record LocalResponseNormOptions(int Size)
{
    /// <summary>α; 1e-4 by default.</summary>
    public double Alpha { get; init; } = 1e-4;

    /// <summary>β; 0.75 by default.</summary>
    public double Beta { get; init; } = 0.75;

    /// <summary>k; 1 by default.</summary>
    public double K { get; init; } = 1;
}

/// <summary>
/// x/(k + α/n·Σx²)^β, the sum over the n channels around each, half of them before it (Krizhevsky et al., 2012);
/// <c>torch.nn.LocalResponseNorm</c>. B×C×… of at least three dimensions.
/// </summary>
/// <param name="options">n, α, β and k.</param>
public sealed class LocalResponseNorm(LocalResponseNormOptions options) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        var shape = input.Shape;

        // Channels as the depth of one plane, so that a mean along them is a pooling.
        var squares = input.Mul(input).Reshape([shape[0], 1, shape[1], shape[2], -1]);
        var padded = Padding.Around(
            squares, [0, 0, 0, 0, options.Size / 2, (options.Size - 1) / 2], PaddingMode.Zeros);
        var means = Operators.AvgPool3d(padded, [options.Size, 1, 1], [1]).Reshape(shape);
        return scope.Keep(input.Div(means.Mul(options.Alpha).Add(options.K).Pow(options.Beta)));
    }
}
