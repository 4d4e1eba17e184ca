using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of an operation that moves images, label maps and boxes.</summary>
public abstract record GeometricAlbumentationOptions : AlbumentationOptions
{
    private protected GeometricAlbumentationOptions(double probability)
        : base(probability)
    {
    }

    internal virtual Interpolation ImageInterpolation => Interpolation.Linear;

    internal virtual Border ImageBorder => default;

    internal virtual Border LabelBorder => default;

    /// <summary>Decides where the pixels of an image go; null where nothing is to be moved.</summary>
    internal abstract Geometry? Draw(int width, int height, ref CounterRandom random);

    internal override ITransform CreateCertain(BoxFilter filter) => ImageBorder.Values is { Count: > 1 } values
        ? new ForChannels(Name, values.Count, new GeometricAlbumentation(this, filter))
        : new GeometricAlbumentation(this, filter);
}

/// <summary>The options of an operation that computes values between pixels.</summary>
public abstract record InterpolatedOptions : GeometricAlbumentationOptions
{
    private protected InterpolatedOptions(double probability)
        : base(probability)
    {
    }

    /// <summary>
    /// How values between pixels of images are found, by word or by OpenCV's number; linear (1) by default. Label maps
    /// always take the nearest pixel.
    /// </summary>
    public OpenCvInterpolation Interpolation { get; init; } = OpenCvInterpolation.Linear;

    internal sealed override Interpolation ImageInterpolation => (Vision.Interpolation)(int)Interpolation;
}

/// <summary>The options of an operation that shows what lies outside an image.</summary>
public abstract record BorderedOptions : InterpolatedOptions, IValidatedOptions
{
    private protected BorderedOptions(double probability)
        : base(probability)
    {
    }

    /// <summary>What lies outside, by word or by OpenCV's number; reflect_101 (4) by default.</summary>
    public OpenCvBorder BorderMode { get; init; } = OpenCvBorder.Reflect101;

    /// <summary>The value outside an image with a constant border, one number or one for each channel; 0 by default.</summary>
    [AllowSingle]
    [NotEmpty]
    public IReadOnlyList<double>? Value { get; init; }

    /// <summary>The class outside a label map with a constant border; 0 by default.</summary>
    [Range(0, ushort.MaxValue)]
    public int? MaskValue { get; init; }

    internal sealed override Border ImageBorder => BorderMode.With(Value);

    internal sealed override Border LabelBorder => BorderMode.With(MaskValue);

    /// <inheritdoc/>
    public virtual IEnumerable<OptionsProblem> Validate() => [];
}

/// <summary>Moves a sample as options decide.</summary>
internal sealed class GeometricAlbumentation(GeometricAlbumentationOptions options, BoxFilter filter) : GeometricTransform
{
    protected override Interpolation Interpolation => options.ImageInterpolation;

    protected override Border Border => options.ImageBorder;

    protected override Border LabelBorder => options.LabelBorder;

    protected override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        options.Draw(width, height, ref random);

    protected override BoundingBox? Keep(BoundingBox box, Extent moved, Geometry geometry) =>
        filter.Keep(box, moved, geometry);
}

/// <summary>Refuses images with another number of channels than there are values for.</summary>
internal sealed class ForChannels(string name, int channels, ITransform operation) : ITransform
{
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        foreach (var entry in entries)
        {
            if (entry.Value is SampleImage image && image.Channels != channels)
            {
                throw new InvalidDataException(
                    $"the image has {image.Channels} channels, but {name} has values for {channels}");
            }
        }

        operation.Apply(entries, random);
    }
}
