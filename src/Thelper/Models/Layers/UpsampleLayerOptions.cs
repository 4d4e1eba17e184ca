using Thelper.Configuration;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>The options of <c>torch.nn.Upsample</c>.</summary>
public sealed record UpsampleLayerOptions : LayerOptions, IValidatedOptions
{
    /// <summary>The size of the output: one number, or one for each dimension.</summary>
    [AllowSingle]
    [AtLeast(1)]
    public IReadOnlyList<long>? Size { get; init; }

    /// <summary>What the size is multiplied by, in place of <see cref="Size"/>.</summary>
    [AllowSingle]
    [Positive]
    public IReadOnlyList<double>? ScaleFactor { get; init; }

    /// <summary><c>nearest</c> (the default), <c>linear</c>, <c>bilinear</c>, <c>bicubic</c>, <c>trilinear</c>,
    /// <c>nearest-exact</c>.</summary>
    public InterpolationMode Mode { get; init; }

    /// <summary>Whether the centres of the corner pixels lie on each other; false by default. Not for the nearest ones.</summary>
    public bool? AlignCorners { get; init; }

    /// <summary>False: only then scale and size are independent.</summary>
    public bool? RecomputeScaleFactor { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Size is null == ScaleFactor is null)
        {
            yield return new(nameof(Size), "or scale_factor must be given, and not both.");
        }

        if (AlignCorners is not null && Mode is (InterpolationMode.Nearest or InterpolationMode.NearestExact))
        {
            yield return new(nameof(AlignCorners), "is for linear, bilinear, bicubic and trilinear; leave it out.");
        }

        if (RecomputeScaleFactor == true)
        {
            yield return new(nameof(RecomputeScaleFactor), "is true, which is not to be had; leave it out, or give the size.");
        }
    }

    /// <inheritdoc/>
    public override Module Create() => Size is { } size
        ? Upsample.To([.. size], (UpsampleMode)Mode, AlignCorners ?? false)
        : Upsample.By([.. ScaleFactor!], (UpsampleMode)Mode, AlignCorners ?? false);
}

/// <summary>The ways to find values between others, as PyTorch writes them.</summary>
public enum InterpolationMode
{
    /// <summary>See <see cref="UpsampleMode.Nearest"/>.</summary>
    Nearest,

    /// <summary>See <see cref="UpsampleMode.Linear"/>.</summary>
    Linear,

    /// <summary>See <see cref="UpsampleMode.Bilinear"/>.</summary>
    Bilinear,

    /// <summary>See <see cref="UpsampleMode.Bicubic"/>.</summary>
    Bicubic,

    /// <summary>See <see cref="UpsampleMode.Trilinear"/>.</summary>
    Trilinear,

    /// <summary>See <see cref="UpsampleMode.NearestExact"/>.</summary>
    [Alias("nearest-exact")]
    NearestExact,
}

/// <summary>The options of <c>torch.nn.UpsamplingNearest2d</c> and <c>UpsamplingBilinear2d</c>.</summary>
public sealed record PlaneUpsamplingLayerOptions : LayerOptions, IValidatedOptions
{
    /// <summary>Which layer.</summary>
    [ComponentName]
    public string Layer { get; init; } = "";

    /// <summary>Height and width of the output, or one number for both.</summary>
    [AllowSingle]
    [AtLeast(1)]
    public IReadOnlyList<long>? Size { get; init; }

    /// <summary>What height and width are multiplied by, in place of <see cref="Size"/>.</summary>
    [AllowSingle]
    [Positive]
    public IReadOnlyList<double>? ScaleFactor { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Size is null == ScaleFactor is null)
        {
            yield return new(nameof(Size), "or scale_factor must be given, and not both.");
        }
    }

    /// <inheritdoc/>
    public override Module Create()
    {
        // PyTorch's layer of this name aligns corners.
        var isBilinear = Short(Layer) == "UpsamplingBilinear2d";
        var mode = isBilinear ? UpsampleMode.Bilinear : UpsampleMode.Nearest;
        return Size is { } size ? Upsample.To([.. size], mode, isBilinear) : Upsample.By([.. ScaleFactor!], mode, isBilinear);
    }
}
