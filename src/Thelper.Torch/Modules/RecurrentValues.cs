namespace Thelper.Torch.Modules;

/// <summary>What recurrent layers and cells take. A tensor alone begins with states of zeros.</summary>
/// <param name="Values">
/// Of a layer S×B×F, or B×S×F where batches are first, or S×F; of a cell, one step: B×F or F.
/// </param>
/// <param name="Hidden">
/// The first hidden state: of a layer (layers·directions)×B×H, of a cell B×H, without B where there is no batch; zeros by default.
/// </param>
/// <param name="Cell">The first state of the cells of an LSTM; zeros by default. Given with <paramref name="Hidden"/> or not at all.</param>
public sealed record RecurrentInput(Tensor Values, Tensor? Hidden = null, Tensor? Cell = null)
{
    /// <summary>Begins with states of zeros.</summary>
    /// <param name="values">The sequence, or the step.</param>
    public static implicit operator RecurrentInput(Tensor values) => FromTensor(values);

    /// <summary>Begins with states of zeros.</summary>
    /// <param name="values">The sequence, or the step.</param>
    public static RecurrentInput FromTensor(Tensor values) => new(values);
}

/// <summary>What recurrent layers give.</summary>
/// <param name="Values">
/// The hidden state of the last layer after each step, as the input, with H features for each direction.
/// </param>
/// <param name="Hidden">The hidden states after the last step, (layers·directions)×B×H; for the backward direction, after the first.</param>
/// <param name="Cell">Of an LSTM, the states of the cells after the last step; else null.</param>
public sealed record RecurrentOutput(Tensor Values, Tensor Hidden, Tensor? Cell = null);

/// <summary>Of what kind a recurrent layer is, with PyTorch's defaults.</summary>
public sealed record RecurrentOptions
{
    /// <summary>How many layers lie above each other; 1 by default.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Whether there are biases; true by default.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>Whether sequences are B×S×F rather than S×B×F; false by default. States are not concerned.</summary>
    public bool BatchFirst { get; init; }

    /// <summary>The probability of a value between two layers becoming zero while training; 0 by default.</summary>
    public double Dropout { get; init; }

    /// <summary>Whether sequences are gone through backward as well; false by default.</summary>
    public bool Bidirectional { get; init; }
}

/// <summary>The function of a simple recurrent layer or cell.</summary>
public enum RecurrentNonlinearity
{
    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>max(0, x).</summary>
    Relu,
}
