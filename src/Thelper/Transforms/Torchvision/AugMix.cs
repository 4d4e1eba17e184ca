using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's AugMix, for 8-bit images.</summary>
public sealed record AugMixOptions : ITransformOptions
{
    /// <summary>The strengths are drawn from the lowest ones of ten: this many, 1 to 10; 3 by default.</summary>
    [Range(1, 10)]
    public int Severity { get; init; } = 3;

    /// <summary>How many changed copies are mixed; 3 by default.</summary>
    [AtLeast(1)]
    public int MixtureWidth { get; init; } = 3;

    /// <summary>How many operations make a copy; 0 or below, such as -1, the default: 1 to 3 of them at random.</summary>
    public int ChainDepth { get; init; } = -1;

    /// <summary>The parameter of the Beta and Dirichlet distributions of the weights; 1 by default.</summary>
    [Positive]
    public double Alpha { get; init; } = 1;

    /// <summary>Whether brightness, colour, contrast and sharpness are among the operations; true by default.</summary>
    public bool AllOps { get; init; } = true;

    /// <summary>How values between pixels are found; bilinear by default.</summary>
    public InterpolationMode Interpolation { get; init; } = InterpolationMode.Bilinear;

    /// <summary>The value outside a moved image, one number or one per channel; 0 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double>? Fill { get; init; }

    /// <inheritdoc/>
    public ITransform Create() => new AugMix(this);
}

/// <summary>
/// Mixes an image with changed copies of it: Hendrycks et al., "AugMix: A Simple Data Processing Method to Improve Robustness
/// and Uncertainty" (2020). Since the image itself is part of the mixture, label maps and boxes stay where they are.
/// </summary>
internal sealed class AugMix(AugMixOptions options) : PixelTransform
{
    private const int DeepestChain = 3;

    // Sums are cut off after the point, as in torchvision; without this, equal copies would lose a grey level to rounding.
    private const double Rounding = 1e-6;

    public static AugmentationSpace Space { get; } = new() { Bins = 10, ShiftShare = 1.0 / 3, MostBits = 4 };

    private readonly AugmentationKind[] _kinds =
    [
        .. AugmentationSpace.RandomKinds.Where(kind => kind != AugmentationKind.Identity
            && (options.AllOps || kind is not (>= AugmentationKind.Brightness and <= AugmentationKind.Sharpness))),
    ];

    protected override void Change(SampleImage image, CounterRandom random) => image.Mix(pixels => Mixed(pixels, random));

    /// <summary>The weight of the image, then those of the copies; together 1.</summary>
    internal double[] ChooseWeights(ref CounterRandom random)
    {
        var (own, others) = (GammaNumber.Next(options.Alpha, ref random), GammaNumber.Next(options.Alpha, ref random));
        var share = others / (own + others);
        var weights = new double[options.MixtureWidth + 1];
        var sum = 0.0;
        for (var i = 1; i < weights.Length; i++)
        {
            sum += weights[i] = GammaNumber.Next(options.Alpha, ref random);
        }

        for (var i = 1; i < weights.Length; i++)
        {
            weights[i] *= share / sum;
        }

        weights[0] = 1 - share;
        return weights;
    }

    private Image Mixed(Image image, CounterRandom random)
    {
        Suitable.RequireBytes(image, "AugMix");
        var weights = ChooseWeights(ref random);
        var sums = new double[image.Bytes.Length];
        Add(image, weights[0], sums);
        for (var i = 1; i < weights.Length; i++)
        {
            using var copy = new SampleImage(image.Clone());
            ApplyChain(copy, random.Fork((uint)i));
            copy.Move(pixels =>
            {
                Add(pixels, weights[i], sums);
                return pixels;
            });
        }

        var bytes = Array.ConvertAll(sums, sum => (byte)Math.Clamp(sum + Rounding, 0, byte.MaxValue));
        return Image.FromPixels<byte>(bytes, image.Width, image.Height, image.Channels);
    }

    private void ApplyChain(SampleImage copy, CounterRandom random)
    {
        var sample = new Sample { ["image"] = copy };
        var depth = options.ChainDepth > 0 ? options.ChainDepth : 1 + random.NextInt32(DeepestChain);
        for (var i = 0; i < depth; i++)
        {
            var kind = _kinds[random.NextInt32(_kinds.Length)];
            Augmentation.WithRandomSign(kind, random.NextInt32(options.Severity), ref random)
                .Create(Space, new(options.Interpolation, options.Fill))
                .Apply(sample.Entries, random);
        }
    }

    private static void Add(Image image, double weight, double[] sums)
    {
        var values = image.AsSpan<byte>();
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += weight * values[i];
        }
    }
}

/// <summary>Numbers of the gamma distribution with scale 1: Marsaglia and Tsang, "A Simple Method for Generating Gamma
/// Variables" (2000).</summary>
internal static class GammaNumber
{
    public static double Next(double shape, ref CounterRandom random)
    {
        if (shape < 1)
        {
            var larger = Next(shape + 1, ref random);
            return Math.Max(larger * Math.Pow(1 - random.NextDouble(), 1 / shape), double.Epsilon);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = random.NextNormal();
            var v = 1 + (c * x);
            v = v * v * v;
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
