using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of an operation on the values of images, which leaves label maps and boxes alone.</summary>
public abstract record PixelAlbumentationOptions : AlbumentationOptions
{
    private protected PixelAlbumentationOptions(double probability)
        : base(probability)
    {
    }

    /// <summary>The changed image: a new one, or the source where nothing changes.</summary>
    internal abstract Image Change(Image source, ref CounterRandom random);

    internal override ITransform CreateCertain(BoxFilter filter) => new PixelAlbumentation(this);

    private protected void RequireBytes(Image source)
    {
        if (source.Depth != PixelDepth.UInt8)
        {
            throw new InvalidDataException(
                $"the image has {source.Depth} values, but {Name} needs 8-bit ones; "
                + "put it before operations that scale the values");
        }
    }

    private protected void RequireColours(Image source)
    {
        if (source.Channels != 3)
        {
            throw new InvalidDataException($"the image has {source.Channels} channels, but {Name} needs 3 (red, green, blue)");
        }
    }

    private protected void RequireByteColours(Image source)
    {
        RequireColours(source);
        RequireBytes(source);
    }
}

/// <summary>Changes images as options decide.</summary>
internal sealed class PixelAlbumentation(PixelAlbumentationOptions options) : PixelTransform
{
    protected override void Change(SampleImage image, CounterRandom random) => image.Mix(source =>
    {
        var numbers = random;
        return options.Change(source, ref numbers);
    });
}
