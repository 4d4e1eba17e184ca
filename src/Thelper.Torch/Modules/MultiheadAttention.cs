namespace Thelper.Torch.Modules;

/// <summary>
/// softmax(Q·Kᵀ/√d)·V for several parts of the features, the heads, side by side (Vaswani et al., 2017);
/// <c>torch.nn.MultiheadAttention</c>. Parameters: <c>in_proj_weight</c> (3E×E), or <c>q_proj_weight</c>, <c>k_proj_weight</c>,
/// <c>v_proj_weight</c> where keys or values have a dimension of their own; <c>in_proj_bias</c> (3E); <c>bias_k</c>, <c>bias_v</c>
/// (1×1×E); <c>out_proj.weight</c> (E×E), <c>out_proj.bias</c>.
/// </summary>
public sealed class MultiheadAttention : Module<AttentionInput, AttentionOutput>
{
    private const int BatchRank = 3;

    private readonly AttentionOptions _options;
    private readonly Tensor[] _weights;
    private readonly Tensor? _bias;
    private readonly Linear _output;
    private readonly Tensor? _extraKey;
    private readonly Tensor? _extraValue;

    /// <summary>Makes the layer with PyTorch's initial values, drawn from the default generator.</summary>
    /// <param name="dimension">E, the features of query and output; a multiple of the heads.</param>
    /// <param name="heads">The number of heads.</param>
    /// <param name="options">PyTorch's defaults where left out.</param>
    /// <exception cref="ArgumentException">The heads do not divide the features.</exception>
    public MultiheadAttention(int dimension, int heads, AttentionOptions? options = null)
    {
        if (dimension % heads != 0)
        {
            throw new ArgumentException($"{heads} heads cannot share {dimension} features equally.", nameof(heads));
        }

        (_options, Dimension, Heads) = (options ?? new AttentionOptions(), dimension, heads);

        // First, for the order of the draws.
        _output = new Linear(dimension, dimension, _options.Bias);
        var (keys, values) = (_options.KeyDimension ?? dimension, _options.ValueDimension ?? dimension);
        _weights = keys == dimension && values == dimension
            ? [Projection("in_proj_weight", 3 * dimension, dimension)]
            : [Projection("q_proj_weight", dimension, dimension), Projection("k_proj_weight", dimension, keys), Projection("v_proj_weight", dimension, values)];
        if (_options.Bias)
        {
            _bias = RegisterParameter("in_proj_bias", Operators.Zeros([3 * dimension]));
            Initializers.Constant(_output.Bias!, 0);
        }

        if (_options.AddBiasKeyValue)
        {
            (_extraKey, _extraValue) = (Extra("bias_k"), Extra("bias_v"));
        }

        Register("out_proj", _output);
    }

    /// <summary>E, the features of query and output.</summary>
    public int Dimension { get; }

    /// <summary>The number of heads.</summary>
    public int Heads { get; }

    private int AddedKeys => (_options.AddBiasKeyValue ? 1 : 0) + (_options.AddZeroAttention ? 1 : 0);

    /// <inheritdoc/>
    protected override AttentionOutput Compute(AttentionInput input)
    {
        using var scope = TensorScope.Open();
        Tensor[] projected = [.. Extend(Project(input)).Select(DivideByHeads)];
        var (query, key, value) = (projected[0].Div(Math.Sqrt(Dimension / Heads)), AddZeros(projected[1]), AddZeros(projected[2]));
        var transposed = key.Transpose(1, 2);
        var scores = AttentionMask.Of(input, query, AddedKeys) is { } mask ? mask.Baddbmm(query, transposed) : query.Bmm(transposed);
        var weights = Operators.Dropout(scores.Softmax(-1), _options.Dropout, IsTraining);
        var output = scope.Keep(Arrange(_output.Forward(JoinHeads(weights.Bmm(value))), input.Query.Rank));
        return new(output, input.NeedWeights ? scope.Keep(Shown(weights, input)) : null);
    }

    /// <summary>Query, keys and values as B×S×E.</summary>
    private Tensor[] Project(AttentionInput input)
    {
        if (_weights is [var joint] && ReferenceEquals(input.Query, input.Key) && ReferenceEquals(input.Key, input.Value))
        {
            return Operators.Linear(Batches(input.Query), joint, _bias).Split(Dimension, -1);
        }

        var weights = _weights is [var packed] ? packed.Split(Dimension) : _weights;
        var biases = _bias?.Split(Dimension);
        Tensor[] sequences = [input.Query, input.Key, input.Value];
        return [.. sequences.Select((sequence, i) => Operators.Linear(Batches(sequence), weights[i], biases?[i]))];
    }

    /// <summary>Adds the learned key and value, if any.</summary>
    private Tensor[] Extend(Tensor[] projected) => _extraKey is null
        ? projected
        : [projected[0], Append(projected[1], _extraKey), Append(projected[2], _extraValue!)];

    private static Tensor Append(Tensor sequence, Tensor extra) => Operators.Cat([sequence, extra.Expand([sequence.Size(0), 1, -1])], 1);

    private Tensor AddZeros(Tensor sequence) => _options.AddZeroAttention ? sequence.ConstantPadNd([0, 0, 0, 1]) : sequence;

    /// <summary>B×S×E as (B·heads)×S×(E/heads).</summary>
    private Tensor DivideByHeads(Tensor sequence)
    {
        var (batch, length) = (sequence.Size(0), sequence.Size(1));
        return sequence.Reshape([batch, length, Heads, Dimension / Heads]).Transpose(1, 2).Reshape([batch * Heads, length, Dimension / Heads]);
    }

    /// <summary>(B·heads)×L×(E/heads) as B×L×E.</summary>
    private Tensor JoinHeads(Tensor heads)
    {
        var (batch, length) = (heads.Size(0) / Heads, heads.Size(1));
        return heads.Reshape([batch, Heads, length, Dimension / Heads]).Transpose(1, 2).Reshape([batch, length, Dimension]);
    }

    private Tensor Shown(Tensor weights, AttentionInput input)
    {
        var shown = weights.Reshape([-1, Heads, weights.Size(1), weights.Size(2)]);
        shown = input.AverageWeights ? shown.Sum([1]).Div((double)Heads) : shown;
        return input.Query.Rank == BatchRank ? shown : shown.Squeeze(0);
    }

    private Tensor Batches(Tensor sequence) =>
        sequence.Rank != BatchRank ? sequence.Unsqueeze(0) : _options.BatchFirst ? sequence : sequence.Transpose(0, 1);

    private Tensor Arrange(Tensor output, int rank) =>
        rank != BatchRank ? output.Squeeze(0) : _options.BatchFirst ? output : output.Transpose(0, 1);

    private Tensor Projection(string name, long outputs, long inputs)
    {
        var weight = RegisterParameter(name, Operators.Empty([outputs, inputs]));
        Initializers.XavierUniform(weight);
        return weight;
    }

    private Tensor Extra(string name)
    {
        var extra = RegisterParameter(name, Operators.Empty([1, 1, Dimension]));
        Initializers.XavierNormal(extra);
        return extra;
    }
}
