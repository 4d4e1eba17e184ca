namespace Thelper.Torch.Modules;

/// <summary>h' = f(W·x + b + V·h + c) for each step (Elman, 1990); <c>torch.nn.RNN</c>.</summary>
/// <param name="inputs">F, the features of a step.</param>
/// <param name="hidden">H, the features of a state.</param>
/// <param name="options">PyTorch's defaults where left out.</param>
/// <param name="nonlinearity">f; the hyperbolic tangent by default.</param>
public sealed class Rnn(
    int inputs, int hidden, RecurrentOptions? options = null, RecurrentNonlinearity nonlinearity = RecurrentNonlinearity.Tanh)
    : RecurrentLayer(inputs, hidden, 1, options ?? new RecurrentOptions())
{
    private protected override RecurrentOutput Run(Tensor values, Tensor hidden, Tensor cell)
    {
        var (output, last) = nonlinearity == RecurrentNonlinearity.Tanh
            ? Operators.RnnTanh(
                values, hidden, Weights, Options.Bias, Options.Layers, Options.Dropout, IsTraining, Options.Bidirectional, Options.BatchFirst)
            : Operators.RnnRelu(
                values, hidden, Weights, Options.Bias, Options.Layers, Options.Dropout, IsTraining, Options.Bidirectional, Options.BatchFirst);
        return new(output, last);
    }
}

/// <summary>Gated recurrent units (Cho et al., 2014); <c>torch.nn.GRU</c>. Gates: reset, update, new.</summary>
/// <param name="inputs">F, the features of a step.</param>
/// <param name="hidden">H, the features of a state.</param>
/// <param name="options">PyTorch's defaults where left out.</param>
public sealed class Gru(int inputs, int hidden, RecurrentOptions? options = null)
    : RecurrentLayer(inputs, hidden, 3, options ?? new RecurrentOptions())
{
    private protected override RecurrentOutput Run(Tensor values, Tensor hidden, Tensor cell)
    {
        var (output, last) = Operators.Gru(
            values, hidden, Weights, Options.Bias, Options.Layers, Options.Dropout, IsTraining, Options.Bidirectional, Options.BatchFirst);
        return new(output, last);
    }
}

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber, 1997); <c>torch.nn.LSTM</c>. Gates: input, forget, cell, output. With a
/// projection (Sak et al., 2014), hidden states have its features, and there is <c>weight_hr_lk</c> (projection×H) besides.
/// </summary>
/// <param name="inputs">F, the features of a step.</param>
/// <param name="hidden">H, the features of the cells.</param>
/// <param name="options">PyTorch's defaults where left out.</param>
/// <param name="projection">To how many features the hidden state is taken, fewer than H; 0, the default, leaves it as it is.</param>
public sealed class Lstm(int inputs, int hidden, RecurrentOptions? options = null, int projection = 0)
    : RecurrentLayer(inputs, hidden, 4, options ?? new RecurrentOptions(), projection)
{
    private protected override RecurrentOutput Run(Tensor values, Tensor hidden, Tensor cell)
    {
        var (output, last, cells) = Operators.Lstm(
            values, [hidden, cell], Weights, Options.Bias, Options.Layers, Options.Dropout, IsTraining, Options.Bidirectional, Options.BatchFirst);
        return new(output, last, cells);
    }
}
