using Thelper.Configuration;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>
/// The options of <c>torch.nn.ZeroPad2d</c>, <c>ReflectionPad1d</c> to <c>3d</c> and <c>ReplicationPad1d</c> to <c>3d</c>.
/// </summary>
public record PaddingLayerOptions : LayerOptions, IValidatedOptions
{
    /// <summary>Which layer, such as <c>torch.nn.ReflectionPad2d</c>.</summary>
    [ComponentName]
    public string Layer { get; init; } = "";

    /// <summary>Values added on all sides; or two numbers for each dimension, the last dimension first: left, right, top, bottom
    /// and so on.</summary>
    [AllowSingle]
    [NotEmpty]
    public required IReadOnlyList<long> Padding { get; init; }

    private protected virtual double Constant => 0;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        var needed = DimensionsOf(Layer) * 2;
        if (Padding.Count != 1 && Padding.Count != needed)
        {
            yield return new(nameof(Padding), $"has {Padding.Count} numbers, but must have {needed}, two for each dimension, or one for all sides.");
        }
    }

    /// <inheritdoc/>
    public override Module Create() => new Padding(
        Padding is [var all] ? [.. Enumerable.Repeat(all, DimensionsOf(Layer) * 2)] : [.. Padding],
        Short(Layer) switch
        {
            ['R', 'e', 'f', ..] => PaddingMode.Reflect,
            ['R', 'e', 'p', ..] => PaddingMode.Replicate,
            _ => PaddingMode.Zeros,
        },
        Constant);
}

/// <summary>The options of <c>torch.nn.ConstantPad1d</c>, <c>ConstantPad2d</c> and <c>ConstantPad3d</c>.</summary>
public sealed record ConstantPaddingLayerOptions : PaddingLayerOptions
{
    /// <summary>What is added.</summary>
    public required double Value { get; init; }

    private protected override double Constant => Value;
}
