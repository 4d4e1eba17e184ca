using Thelper.Configuration;
using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's RandomCrop.</summary>
public sealed record RandomCropOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>Height and width in pixels; one number for a square.</summary>
    [AllowSingle]
    public required IReadOnlyList<int> Size { get; init; }

    /// <summary>Pixels to add before: one number, [left and right, top and bottom] or [left, top, right, bottom]; none by
    /// default.</summary>
    [AllowSingle]
    public IReadOnlyList<int>? Padding { get; init; }

    /// <summary>Whether an image that is too small is padded on both sides by what it lacks; false, the default, refuses
    /// it.</summary>
    public bool PadIfNeeded { get; init; }

    /// <summary>The new pixels' value, one number or one per channel, where the mode is constant; 0 by default.</summary>
    [AllowSingle]
    public IReadOnlyList<double>? Fill { get; init; }

    /// <summary>What the new pixels are: constant (the default), edge, reflect or symmetric.</summary>
    public PaddingMode PaddingMode { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate() =>
        SizeForm.Check(nameof(Size), Size).Concat(PaddingForm.Check(nameof(Padding), Padding));

    /// <inheritdoc/>
    public ITransform Create() => new RandomCrop(this);
}

/// <summary>Cuts out a rectangle of one size, each place equally likely.</summary>
internal sealed class RandomCrop(RandomCropOptions options) : GeometricTransform
{
    private readonly (int Width, int Height) _size = SizeForm.Of(options.Size);

    protected override Border Border { get; } = options.PaddingMode.ToBorder(options.Fill);

    protected override Geometry? Draw(int width, int height, ref CounterRandom random)
    {
        var margins = MarginsFor(width, height);
        var padded = new PadGeometry(width, height, margins);
        if (padded.Width < _size.Width || padded.Height < _size.Height)
        {
            throw new InvalidDataException(
                $"it has {width} × {height} pixels, which is too small for a crop of {_size.Width} × {_size.Height}; "
                + "pad_if_needed makes up for that");
        }

        var y = random.NextInt32(padded.Height - _size.Height + 1);
        var x = random.NextInt32(padded.Width - _size.Width + 1);
        var crop = new CropGeometry(x, y, _size.Width, _size.Height);
        return margins == default ? crop : new SequenceGeometry(padded, crop);
    }

    private Margins MarginsFor(int width, int height)
    {
        var margins = PaddingForm.Of(options.Padding);
        var padded = new PadGeometry(width, height, margins);
        var (x, y) = options.PadIfNeeded
            ? (Math.Max(_size.Width - padded.Width, 0), Math.Max(_size.Height - padded.Height, 0))
            : (0, 0);
        return new(margins.Left + x, margins.Top + y, margins.Right + x, margins.Bottom + y);
    }
}
