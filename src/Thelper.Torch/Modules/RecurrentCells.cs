namespace Thelper.Torch.Modules;

/// <summary>
/// One step of a recurrent layer. Parameters: <c>weight_ih</c> (gates·H×F), <c>weight_hh</c> (gates·H×H), <c>bias_ih</c>,
/// <c>bias_hh</c>.
/// </summary>
/// <typeparam name="TOutput">The states that it gives.</typeparam>
public abstract class RecurrentCell<TOutput> : Module<RecurrentInput, TOutput>
{
    private readonly int _hidden;

    /// <summary>Makes the parameters with PyTorch's initial values: uniform within ±1/√H.</summary>
    private protected RecurrentCell(int inputs, int hidden, int gates, bool bias)
    {
        _hidden = hidden;
        InputWeight = Parameter("weight_ih", [gates * hidden, inputs]);
        StateWeight = Parameter("weight_hh", [gates * hidden, hidden]);
        if (bias)
        {
            InputBias = Parameter("bias_ih", [gates * hidden]);
            StateBias = Parameter("bias_hh", [gates * hidden]);
        }
    }

    private protected Tensor InputWeight { get; }

    private protected Tensor StateWeight { get; }

    private protected Tensor? InputBias { get; }

    private protected Tensor? StateBias { get; }

    private protected static Tensor Batch(Tensor tensor) => tensor.Rank == 1 ? tensor.Unsqueeze(0) : tensor;

    private protected static Tensor Like(Tensor state, Tensor values) => values.Rank == 1 ? state.Squeeze(0) : state;

    private protected Tensor State(Tensor? given, Tensor values) => given is null
        ? Operators.Zeros([values.Size(0), _hidden], values.ScalarType, values.Device)
        : Batch(given);

    private Tensor Parameter(string name, long[] shape)
    {
        var parameter = RegisterParameter(name, Operators.Empty(shape));
        var bound = 1 / Math.Sqrt(_hidden);
        Initializers.Uniform(parameter, -bound, bound);
        return parameter;
    }
}

/// <summary>A step of <see cref="Rnn"/>: gives the next hidden state; <c>torch.nn.RNNCell</c>.</summary>
/// <param name="inputs">F, the features of a step.</param>
/// <param name="hidden">H, the features of a state.</param>
/// <param name="bias">Whether there are biases; true by default.</param>
/// <param name="nonlinearity">The hyperbolic tangent by default.</param>
public sealed class RnnCell(int inputs, int hidden, bool bias = true, RecurrentNonlinearity nonlinearity = RecurrentNonlinearity.Tanh)
    : RecurrentCell<Tensor>(inputs, hidden, 1, bias)
{
    /// <inheritdoc/>
    protected override Tensor Compute(RecurrentInput input)
    {
        using var scope = TensorScope.Open();
        var values = Batch(input.Values);
        var state = State(input.Hidden, values);
        return scope.Keep(Like(
            nonlinearity == RecurrentNonlinearity.Tanh
                ? values.RnnTanhCell(state, InputWeight, StateWeight, InputBias, StateBias)
                : values.RnnReluCell(state, InputWeight, StateWeight, InputBias, StateBias),
            input.Values));
    }
}

/// <summary>A step of <see cref="Gru"/>: gives the next hidden state; <c>torch.nn.GRUCell</c>.</summary>
/// <param name="inputs">F, the features of a step.</param>
/// <param name="hidden">H, the features of a state.</param>
/// <param name="bias">Whether there are biases; true by default.</param>
public sealed class GruCell(int inputs, int hidden, bool bias = true) : RecurrentCell<Tensor>(inputs, hidden, 3, bias)
{
    /// <inheritdoc/>
    protected override Tensor Compute(RecurrentInput input)
    {
        using var scope = TensorScope.Open();
        var values = Batch(input.Values);
        return scope.Keep(Like(
            values.GruCell(State(input.Hidden, values), InputWeight, StateWeight, InputBias, StateBias), input.Values));
    }
}

/// <summary>A step of <see cref="Lstm"/>: gives the next hidden state and that of the cell; <c>torch.nn.LSTMCell</c>.</summary>
/// <param name="inputs">F, the features of a step.</param>
/// <param name="hidden">H, the features of a state.</param>
/// <param name="bias">Whether there are biases; true by default.</param>
public sealed class LstmCell(int inputs, int hidden, bool bias = true)
    : RecurrentCell<(Tensor Hidden, Tensor Cell)>(inputs, hidden, 4, bias)
{
    /// <inheritdoc/>
    protected override (Tensor Hidden, Tensor Cell) Compute(RecurrentInput input)
    {
        using var scope = TensorScope.Open();
        var values = Batch(input.Values);
        var (next, cell) = values.LstmCell(
            [State(input.Hidden, values), State(input.Cell, values)], InputWeight, StateWeight, InputBias, StateBias);
        return (scope.Keep(Like(next, input.Values)), scope.Keep(Like(cell, input.Values)));
    }
}
