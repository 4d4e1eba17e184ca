using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>What the layers that go through sequences have in common.</summary>
public abstract record StepwiseLayerOptions : LayerOptions
{
    /// <summary>The features of a step.</summary>
    [AtLeast(1)]
    public required int InputSize { get; init; }

    /// <summary>The features of a state.</summary>
    [AtLeast(1)]
    public required int HiddenSize { get; init; }

    /// <summary>How many layers lie above each other; 1 by default.</summary>
    [AtLeast(1)]
    public int NumLayers { get; init; } = 1;

    /// <summary>Whether there are biases; true by default.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>Whether sequences are B×S×F rather than S×B×F; false by default.</summary>
    public bool BatchFirst { get; init; }

    /// <summary>The probability of a value between two layers becoming zero while training; 0 by default.</summary>
    [Range(0.0, 1.0)]
    public double Dropout { get; init; }

    /// <summary>Whether sequences are gone through backward as well; false by default.</summary>
    public bool Bidirectional { get; init; }

    private protected RecurrentOptions Kind => new()
    {
        Layers = NumLayers,
        Bias = Bias,
        BatchFirst = BatchFirst,
        Dropout = Dropout,
        Bidirectional = Bidirectional,
    };
}

/// <summary>The options of <c>torch.nn.RNN</c>.</summary>
public sealed record RecurrentLayerOptions : StepwiseLayerOptions
{
    /// <summary><c>tanh</c> (the default) or <c>relu</c>.</summary>
    public RecurrentNonlinearity Nonlinearity { get; init; }

    /// <inheritdoc/>
    public override Module Create() => new Rnn(InputSize, HiddenSize, Kind, Nonlinearity);
}

/// <summary>The options of <c>torch.nn.GRU</c>.</summary>
public sealed record GatedLayerOptions : StepwiseLayerOptions
{
    /// <inheritdoc/>
    public override Module Create() => new Gru(InputSize, HiddenSize, Kind);
}

/// <summary>The options of <c>torch.nn.LSTM</c>.</summary>
public sealed record MemoryLayerOptions : StepwiseLayerOptions, IValidatedOptions
{
    /// <summary>To how many features the hidden state is taken; 0 by default, which leaves it as it is.</summary>
    [AtLeast(0)]
    public int ProjSize { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (ProjSize >= HiddenSize)
        {
            yield return new(nameof(ProjSize), $"is {ProjSize}, but must be less than hidden_size, {HiddenSize}.");
        }
    }

    /// <inheritdoc/>
    public override Module Create() => new Lstm(InputSize, HiddenSize, Kind, ProjSize);
}

/// <summary>What the cells have in common, which go one step.</summary>
public abstract record StepLayerOptions : LayerOptions
{
    /// <summary>The features of a step.</summary>
    [AtLeast(1)]
    public required int InputSize { get; init; }

    /// <summary>The features of a state.</summary>
    [AtLeast(1)]
    public required int HiddenSize { get; init; }

    /// <summary>Whether there are biases; true by default.</summary>
    public bool Bias { get; init; } = true;
}

/// <summary>The options of <c>torch.nn.RNNCell</c>.</summary>
public sealed record RecurrentCellOptions : StepLayerOptions
{
    /// <summary><c>tanh</c> (the default) or <c>relu</c>.</summary>
    public RecurrentNonlinearity Nonlinearity { get; init; }

    /// <inheritdoc/>
    public override Module Create() => new RnnCell(InputSize, HiddenSize, Bias, Nonlinearity);
}

/// <summary>The options of <c>torch.nn.GRUCell</c> and <c>LSTMCell</c>.</summary>
public sealed record GatedCellOptions : StepLayerOptions
{
    /// <summary>Which layer.</summary>
    [ComponentName]
    public string Layer { get; init; } = "";

    /// <inheritdoc/>
    public override Module Create() =>
        Short(Layer) == "GRUCell" ? new GruCell(InputSize, HiddenSize, Bias) : new LstmCell(InputSize, HiddenSize, Bias);
}
