using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's GaussianBlur.</summary>
public sealed record GaussianBlurOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>Width and height of the kernel in pixels, odd; one number for both.</summary>
    [AllowSingle]
    public required IReadOnlyList<int> KernelSize { get; init; }

    /// <summary>The range of the standard deviation in pixels, above 0, or one number; 0.1 to 2 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double> Sigma { get; init; } = [0.1, 2.0];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (KernelSize.Count is not (1 or 2) || KernelSize.Any(side => side < 1 || side % 2 == 0))
        {
            yield return new(
                nameof(KernelSize), $"must be one or two odd numbers above 0, but is [{string.Join(", ", KernelSize)}].");
        }

        if (!(Sigma is [> 0] || (Sigma is [> 0, _] && Sigma[0] <= Sigma[1])))
        {
            yield return new(
                nameof(Sigma), $"must be one number or [least, largest], above 0, but is [{string.Join(", ", Sigma)}].");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new GaussianBlur(this);
}

internal sealed class GaussianBlur(GaussianBlurOptions options) : PixelTransform
{
    protected override void Change(SampleImage image, CounterRandom random)
    {
        var sigma = random.NextDouble(options.Sigma[0], options.Sigma[^1]);
        image.Mix(pixels => pixels.GaussianBlur(options.KernelSize[0], options.KernelSize[^1], sigma, sigma));
    }
}
