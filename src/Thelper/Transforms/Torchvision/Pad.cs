using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's Pad.</summary>
public sealed record PadOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>Pixels to add: one number for all sides, [left and right, top and bottom] or [left, top, right,
    /// bottom].</summary>
    [AllowSingle]
    public required IReadOnlyList<int> Padding { get; init; }

    /// <summary>The new pixels' value, one number or one per channel, where the mode is constant; 0 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double>? Fill { get; init; }

    /// <summary>What the new pixels are: constant (the default), edge, reflect or symmetric.</summary>
    public PaddingMode PaddingMode { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() => PaddingForm.Check(nameof(Padding), Padding);

    /// <inheritdoc/>
    public ITransform Create() => new Pad(this);
}

/// <summary>Puts pixels around images; around label maps the class 0, or what the mode mirrors or repeats.</summary>
internal sealed class Pad(PadOptions options) : GeometricTransform
{
    protected override Border Border { get; } = options.PaddingMode.ToBorder(options.Fill);

    protected override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        new PadGeometry(width, height, PaddingForm.Of(options.Padding));
}
