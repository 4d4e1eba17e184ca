using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's RandomErasing.</summary>
public sealed record RandomErasingOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>The probability of an erasure, 0 to 1; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double P { get; init; } = 0.5;

    /// <summary>The least and the largest share of the image's area; 0.02 and 0.33 by default.</summary>
    public IReadOnlyList<double> Scale { get; init; } = [0.02, 0.33];

    /// <summary>The least and the largest height divided by width; 0.3 and 3.3 by default.</summary>
    public IReadOnlyList<double> Ratio { get; init; } = [0.3, 3.3];

    /// <summary>What is put there: one number (0 by default), one per channel, or the text random for numbers of mean 0 and
    /// deviation 1, each value its own. In the units that the image has, so after ToTensor and Normalize as a rule.</summary>
    public ConfigNode? Value { get; init; }

    /// <summary>For torchvision only: images are always changed in place here.</summary>
    public bool Inplace { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (!(Scale is [>= 0, <= 1] && Scale[0] <= Scale[1]))
        {
            yield return new(
                nameof(Scale), $"must be two numbers from 0 to 1, the least first, but is [{string.Join(", ", Scale)}].");
        }

        if (!(Ratio is [> 0, _] && Ratio[0] <= Ratio[1]))
        {
            yield return new(
                nameof(Ratio), $"must be two numbers above 0, the least first, but is [{string.Join(", ", Ratio)}].");
        }

        if (!IsRandom && Numbers() is null)
        {
            yield return new(
                nameof(Value), $"must be a number, a list of numbers or the text random, but is {Value!.Describe()}.");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new RandomErasing(this, IsRandom ? null : Numbers());

    private bool IsRandom => Value is ConfigScalar { Text: "random" };

    private List<float>? Numbers()
    {
        IReadOnlyList<ConfigNode> nodes = Value switch
        {
            null or { IsNull: true } => [],
            ConfigSequence list => list.Items,
            _ => [Value],
        };
        var numbers = nodes.Select(node => (node as ConfigScalar)?.Value).ToList();
        return Value is ConfigSequence { Items.Count: 0 } || numbers.Exists(number => number is not (long or double)) ? null
            : numbers.Count == 0 ? [0]
            : numbers.ConvertAll(number => number is long integer ? integer : (float)(double)number!);
    }
}

/// <summary>Replaces the values of a random rectangle; label maps and boxes keep what was there.</summary>
/// <param name="options">Probability and ranges.</param>
/// <param name="values">One number or one per channel; null for random ones.</param>
internal sealed class RandomErasing(RandomErasingOptions options, IReadOnlyList<float>? values) : PixelTransform
{
    private const int Attempts = 10;

    protected override void Change(SampleImage image, CounterRandom random)
    {
        if (values is { Count: > 1 } && values.Count != image.Channels)
        {
            throw new InvalidDataException($"its image has {image.Channels} channels, but value has {values.Count} numbers");
        }

        if (values is null && image.IsRawByte)
        {
            throw new InvalidDataException(
                "its image still holds the 8-bit values 0 to 255, where random values around 0 make no sense; "
                + "put ToTensor before");
        }

        if (random.NextDouble() < options.P && Choose(image.Width, image.Height, ref random) is { Width: > 0, Height: > 0 } area)
        {
            image.Mix(pixels => Erased(pixels, area, random));
        }
    }

    /// <summary>The rectangle; empty where none fits.</summary>
    internal (int X, int Y, int Width, int Height) Choose(int width, int height, ref CounterRandom random)
    {
        for (var i = 0; i < Attempts; i++)
        {
            var area = (double)width * height * random.NextDouble(options.Scale[0], options.Scale[1]);
            var ratio = Math.Exp(random.NextDouble(Math.Log(options.Ratio[0]), Math.Log(options.Ratio[1])));
            var (h, w) = ((int)Math.Round(Math.Sqrt(area * ratio)), (int)Math.Round(Math.Sqrt(area / ratio)));
            if (h < height && w < width)
            {
                var y = random.NextInt32(height - h + 1);
                return (random.NextInt32(width - w + 1), y, w, h);
            }
        }

        return default;
    }

    private Image Erased(Image image, (int X, int Y, int Width, int Height) area, CounterRandom random)
    {
        var result = image.Clone();
        for (var y = area.Y; y < area.Y + area.Height; y++)
        {
            for (var i = area.X * image.Channels; i < (area.X + area.Width) * image.Channels; i++)
            {
                var value = values is null ? (float)random.NextNormal() : values[values.Count == 1 ? 0 : i % image.Channels];
                Set(result, (y * image.Width * image.Channels) + i, value);
            }
        }

        return result;
    }

    private static void Set(Image image, int index, float value)
    {
        switch (image.Depth)
        {
            case PixelDepth.UInt8:
                image.AsSpan<byte>()[index] = (byte)Math.Clamp(MathF.Round(value), 0, byte.MaxValue);
                break;
            case PixelDepth.UInt16:
                image.AsSpan<ushort>()[index] = (ushort)Math.Clamp(MathF.Round(value), 0, ushort.MaxValue);
                break;
            default:
                image.AsSpan<float>()[index] = value;
                break;
        }
    }
}
