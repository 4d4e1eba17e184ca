using Thelper.Configuration;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>What <c>torch.nn.Conv1d</c> to <c>Conv3d</c> and their transposed forms have in common.</summary>
public abstract record ConvolvingLayerOptions : LayerOptions, IValidatedOptions
{
    /// <summary>Which layer, such as <c>torch.nn.Conv2d</c>.</summary>
    [ComponentName]
    public string Layer { get; init; } = "";

    /// <summary>Channels of the input; a multiple of the groups.</summary>
    [AtLeast(1)]
    public required int InChannels { get; init; }

    /// <summary>Channels of the output; a multiple of the groups.</summary>
    [AtLeast(1)]
    public required int OutChannels { get; init; }

    /// <summary>The size of the window: one number, or one for each dimension.</summary>
    [AllowSingle]
    [AtLeast(1)]
    public required IReadOnlyList<int> KernelSize { get; init; }

    /// <summary>Values between two windows; 1 by default.</summary>
    [AllowSingle]
    [AtLeast(1)]
    public IReadOnlyList<int> Stride { get; init; } = [1];

    /// <summary>Values between two elements of the window; 1 by default.</summary>
    [AllowSingle]
    [AtLeast(1)]
    public IReadOnlyList<int> Dilation { get; init; } = [1];

    /// <summary>Parts into which channels are divided, each convolved by itself; 1 by default.</summary>
    [AtLeast(1)]
    public int Groups { get; init; } = 1;

    /// <summary>Whether a learned value is added to each output channel; true by default.</summary>
    public bool Bias { get; init; } = true;

    private protected int Dimensions => DimensionsOf(Layer);

    /// <inheritdoc/>
    public virtual IEnumerable<OptionsProblem> Validate()
    {
        if (InChannels % Groups != 0)
        {
            yield return new(nameof(InChannels), $"is {InChannels}, but must be a multiple of groups, which is {Groups}.");
        }

        if (OutChannels % Groups != 0)
        {
            yield return new(nameof(OutChannels), $"is {OutChannels}, but must be a multiple of groups, which is {Groups}.");
        }
    }

    private protected Extent Of(IReadOnlyList<int> numbers, string property) => LayerExtents.Of(numbers, Dimensions, this, property);
}

/// <summary>The options of <c>torch.nn.Conv1d</c>, <c>Conv2d</c> and <c>Conv3d</c>.</summary>
public sealed record ConvolutionLayerOptions : ConvolvingLayerOptions
{
    /// <summary>Values added on each side; 0 by default. <c>same</c> adds as many as keep the size, <c>valid</c> none.</summary>
    public ConfigNode? Padding { get; init; }

    /// <summary>What is added: <c>zeros</c> (the default), <c>reflect</c>, <c>replicate</c> or <c>circular</c>.</summary>
    public PaddingMode PaddingMode { get; init; }

    private bool IsSame => Padding is ConfigScalar { Value: "same" };

    /// <summary>Null where the padding is no number and no list of such.</summary>
    private int[]? Amounts => Padding switch
    {
        null or ConfigScalar { Value: "valid" } => [0],
        ConfigSequence list => list.Items.Select(Number).ToArray() is var numbers && numbers.All(number => number is not null)
            ? [.. numbers.Select(number => number!.Value)]
            : null,
        _ => Number(Padding) is { } number ? [number] : null,
    };

    /// <inheritdoc/>
    public override Module Create()
    {
        var options = new ConvolutionOptions(Of(KernelSize, nameof(KernelSize)))
        {
            Stride = Of(Stride, nameof(Stride)),
            Dilation = Of(Dilation, nameof(Dilation)),
            Padding = Of(Amounts ?? [0], nameof(Padding)),
            KeepsSize = IsSame,
            PaddingMode = PaddingMode,
            Groups = Groups,
            Bias = Bias,
        };
        return Dimensions switch
        {
            1 => new Conv1d(InChannels, OutChannels, options),
            2 => new Conv2d(InChannels, OutChannels, options),
            _ => new Conv3d(InChannels, OutChannels, options),
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate()
    {
        if (!IsSame && Amounts is null)
        {
            yield return new(nameof(Padding), $"must be same, valid, or numbers from 0, but received {Padding!.Describe()}.");
        }

        if (IsSame && Stride.Any(stride => stride != 1))
        {
            yield return new(nameof(Padding), $"is same, which needs a stride of 1, but the stride is [{string.Join(", ", Stride)}].");
        }

        foreach (var problem in base.Validate())
        {
            yield return problem;
        }
    }

    private static int? Number(ConfigNode node) => node is ConfigScalar { Value: long and >= 0 and <= int.MaxValue and var number } ? (int)number : null;
}

/// <summary>The options of <c>torch.nn.ConvTranspose1d</c>, <c>ConvTranspose2d</c> and <c>ConvTranspose3d</c>.</summary>
public sealed record TransposedConvolutionLayerOptions : ConvolvingLayerOptions
{
    /// <summary>Values taken away on each side of the output; 0 by default.</summary>
    [AllowSingle]
    [AtLeast(0)]
    public IReadOnlyList<int> Padding { get; init; } = [0];

    /// <summary>Values added at the end of each dimension of the output, fewer than the stride or the dilation; 0 by default.</summary>
    [AllowSingle]
    [AtLeast(0)]
    public IReadOnlyList<int> OutputPadding { get; init; } = [0];

    /// <inheritdoc/>
    public override Module Create()
    {
        var options = new TransposedConvolutionOptions(Of(KernelSize, nameof(KernelSize)))
        {
            Stride = Of(Stride, nameof(Stride)),
            Dilation = Of(Dilation, nameof(Dilation)),
            Padding = Of(Padding, nameof(Padding)),
            OutputPadding = Of(OutputPadding, nameof(OutputPadding)),
            Groups = Groups,
            Bias = Bias,
        };
        return Dimensions switch
        {
            1 => new ConvTranspose1d(InChannels, OutChannels, options),
            2 => new ConvTranspose2d(InChannels, OutChannels, options),
            _ => new ConvTranspose3d(InChannels, OutChannels, options),
        };
    }
}
