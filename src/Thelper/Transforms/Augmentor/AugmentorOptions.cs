using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Augmentor;

/// <summary>The options of an operation with the names and meanings of Augmentor's pipeline.</summary>
[ComponentKind("Augmentor operation")]
public abstract record AugmentorOptions
{
    /// <summary>The probability that the operation is applied, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public required double Probability { get; init; }

    internal ITransform Create() => Probability >= 1 ? CreateCertain() : new Chance(Probability, CreateCertain());

    /// <summary>The operation without its chance.</summary>
    internal abstract ITransform CreateCertain();
}

/// <summary>
/// The options of an operation that moves images, label maps and boxes; values between pixels are found by cubic
/// interpolation.
/// </summary>
public abstract record AugmentorMoveOptions : AugmentorOptions
{
    internal virtual Interpolation Interpolation => Interpolation.Cubic;

    /// <summary>
    /// What lies outside. Where nothing of it is seen, cubic interpolation at the edge still takes some of it in.
    /// </summary>
    internal virtual Border Border => default;

    /// <summary>Decides where the pixels of an image go; null where nothing is to be moved.</summary>
    internal abstract Geometry? Draw(int width, int height, ref CounterRandom random);

    internal sealed override ITransform CreateCertain() => new AugmentorMove(this);
}

/// <summary>The options of an operation on the 8-bit values of images, which leaves label maps and boxes alone.</summary>
public abstract record AugmentorValueOptions : AugmentorOptions
{
    /// <summary>The changed image: a new one.</summary>
    /// <param name="source">Of 8-bit values, with 1 or 3 channels.</param>
    /// <param name="random">The same numbers for all images of a sample.</param>
    internal abstract Image Change(Image source, ref CounterRandom random);

    internal sealed override ITransform CreateCertain() => new AugmentorValueChange(this);
}

/// <summary>Moves a sample as options decide.</summary>
internal sealed class AugmentorMove(AugmentorMoveOptions options) : GeometricTransform
{
    protected override Interpolation Interpolation => options.Interpolation;

    protected override Border Border => options.Border;

    protected override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        options.Draw(width, height, ref random);
}

/// <summary>Changes images as options decide.</summary>
internal sealed class AugmentorValueChange(AugmentorValueOptions options) : PixelTransform
{
    protected override void Change(SampleImage image, CounterRandom random) => image.Mix(source =>
    {
        if (source.Depth != PixelDepth.UInt8 || source.Channels is not (1 or 3))
        {
            throw new InvalidDataException(
                $"the image has {source.Channels} channels of {source.Depth}, but Augmentor's operations on values need 1 or 3 "
                + "of 8 bits; put Augmentor.Pipeline before operations that scale the values");
        }

        var numbers = random;
        return options.Change(source, ref numbers);
    });
}
