using Thelper.Configuration;
using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's PILToTensor: values stay as they are, and batches are channels-first anyway.</summary>
public sealed record PilToTensorOptions : ITransformOptions
{
    /// <inheritdoc/>
    public ITransform Create() => new TransformGroup([]);
}

/// <summary>The types that images can be converted to.</summary>
public enum ImageType
{
    /// <summary>Single precision, 0 to 1.</summary>
    [Alias("torch.float32", "torch.float", "float")]
    Float32,

    /// <summary>Bytes, 0 to 255.</summary>
    [Alias("torch.uint8")]
    Uint8,
}

/// <summary>The options of torchvision's ConvertImageDtype, which scales 0..255 to 0..1 or back.</summary>
public sealed record ConvertImageDtypeOptions : ITransformOptions
{
    /// <summary>float32 or uint8.</summary>
    public required ImageType Dtype { get; init; }

    /// <inheritdoc/>
    public ITransform Create() => Dtype == ImageType.Float32 ? new ToTensor() : new ToBytes(0.999);
}

/// <summary>The options of torchvision's ToPILImage, which takes values of 0 to 1 back to bytes; bytes stay.</summary>
public sealed record ToPilImageOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>Null, the default: the mode follows from the channels. Modes are not converted.</summary>
    public string? Mode { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Mode is not null)
        {
            yield return new(
                nameof(Mode),
                $"must be null, since images are not converted between modes here, but is '{Mode}'; Grayscale makes them grey.");
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new ToBytes(0);
}

/// <summary>Scales 0..1 to bytes by v · (255 + share), cut off after the point, as torchvision does.</summary>
internal sealed class ToBytes(double share) : PixelTransform
{
    protected override void Change(SampleImage image, CounterRandom random)
    {
        if (!image.IsRawByte)
        {
            image.Mix(Scaled);
        }
    }

    private Image Scaled(Image image)
    {
        if (image.Depth == PixelDepth.UInt16)
        {
            throw new InvalidDataException("its image has 16-bit values, which have no fixed range to take to 0 to 255");
        }

        if (image.Depth == PixelDepth.UInt8)
        {
            return image.Clone();
        }

        var bytes = new Image(image.Width, image.Height, image.Channels, PixelDepth.UInt8);
        ReadOnlySpan<float> source = image.AsSpan<float>();
        var target = bytes.AsSpan<byte>();
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = (byte)Math.Clamp(source[i] * (float)(byte.MaxValue + share), 0, byte.MaxValue);
        }

        return bytes;
    }
}

/// <summary>The options of torchvision's Lambda, which is always refused.</summary>
public sealed record LambdaOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>Code, which configurations cannot hold.</summary>
    public ConfigNode? Lambd { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        yield return new(
            nameof(Lambd),
            "would have to be code, which a configuration cannot hold; write an operation (ITransform) and add it to the "
            + "catalogue under a name of its own.");
    }

    /// <inheritdoc/>
    public ITransform Create() => throw new InvalidOperationException("A Lambda has no code.");
}
