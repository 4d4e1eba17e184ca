using Thelper.Configuration;
using Thelper.Models.FlexibleResNets;

namespace Thelper.Models.AutoEncoders;

/// <summary>The options that auto-encoders add to those of their residual network.</summary>
public abstract record AutoEncoderOptions : ResidualEncoderOptions
{
    private protected AutoEncoderOptions() => Activation = ActivationKind.LeakyRelu;

    /// <summary>Pixels that each doubling of the reconstruction adds at the bottom and the right, 0 or 1, from the smallest map to
    /// the largest; 1 for each by default. With ones, the reconstruction is at least as large as the input.</summary>
    [System.ComponentModel.DataAnnotations.Range(0, 1)]
    public IReadOnlyList<int>? OutputPads { get; init; }

    /// <summary>The doublings that undo the encoder's strides.</summary>
    internal int Doublings => int.Log2(Reduction);

    internal IReadOnlyList<int> Pads => OutputPads ?? [.. Enumerable.Repeat(1, Doublings)];

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate()
    {
        OptionsProblem[] problems = [.. base.Validate()];
        return problems.Length > 0 ? problems : OwnProblems();
    }

    private IEnumerable<OptionsProblem> OwnProblems()
    {
        if (LayerStrides.Any(stride => !int.IsPow2(stride)))
        {
            yield return new(nameof(Strides), $"must be powers of 2, which the decoder can undo, but are [{string.Join(", ", LayerStrides)}].");
        }
        else if (!int.IsPow2(FirstConvolution[1]))
        {
            yield return new(nameof(FirstConvolution), $"must have a stride, the second number, that is a power of 2, which the decoder can undo, but has {FirstConvolution[1]}.");
        }
        else if (OutputPads is not null && OutputPads.Count != Doublings)
        {
            yield return new(nameof(OutputPads), $"must have one number for each of the {Doublings} doublings, but has {OutputPads.Count}.");
        }
    }
}
