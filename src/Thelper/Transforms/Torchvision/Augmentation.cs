using Thelper.Data;
using Thelper.Transforms.Geometries;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>One operation of a policy with its magnitude. Motions move label maps and boxes along.</summary>
/// <param name="Kind">The operation.</param>
/// <param name="Bin">Of its magnitude.</param>
/// <param name="IsNegative">Whether the magnitude counts as its negative.</param>
internal readonly record struct Augmentation(AugmentationKind Kind, int Bin, bool IsNegative)
{
    /// <summary>Chooses the sign.</summary>
    public static Augmentation WithRandomSign(AugmentationKind kind, int bin, ref CounterRandom random)
    {
        var isNegative = random.NextInt32(2) == 1;
        return new(kind, bin, isNegative && AugmentationSpace.IsSigned(kind));
    }

    public ITransform Create(AugmentationSpace space, AugmentationLook look)
    {
        var (kind, magnitude) = (Kind, SignedMagnitude(space));
        return kind is >= AugmentationKind.ShearX and <= AugmentationKind.Rotate
            ? new AugmentationMotion(this, space, look)
            : new RandomPixelTransform(1, image => Change(image, kind, magnitude));
    }

    public double SignedMagnitude(AugmentationSpace space, int side = 0) =>
        space.MagnitudeOf(Kind, Bin, side) * (IsNegative ? -1 : 1);

    private static Image Change(Image image, AugmentationKind kind, double magnitude) => kind switch
    {
        AugmentationKind.Brightness => ColourAdjustment.Brightness(image, 1 + magnitude),
        AugmentationKind.Color => ColourAdjustment.Saturation(image, 1 + magnitude),
        AugmentationKind.Contrast => ColourAdjustment.Contrast(image, 1 + magnitude),
        AugmentationKind.Sharpness => Sharpening.Adjust(image, 1 + magnitude),
        AugmentationKind.Posterize => Tone.Posterize(image, (int)magnitude),
        AugmentationKind.Solarize => Tone.Solarize(image, magnitude),
        AugmentationKind.AutoContrast => Tone.AutoContrast(image),
        AugmentationKind.Equalize => Tone.Equalize(image),
        AugmentationKind.Invert => Tone.Invert(image),
        _ => image,
    };
}

/// <summary>How moved images look.</summary>
/// <param name="Interpolation">How values between pixels are found.</param>
/// <param name="Fill">The value outside the image, one number or one per channel; null for 0.</param>
internal sealed record AugmentationLook(InterpolationMode Interpolation, IReadOnlyList<double>? Fill);

/// <summary>The shears, shifts and turns of the policies.</summary>
internal sealed class AugmentationMotion(Augmentation augmentation, AugmentationSpace space, AugmentationLook look)
    : GeometricTransform
{
    protected override Interpolation Interpolation => look.Interpolation.ToInterpolation();

    protected override Border Border { get; } = FillForm.ToBorder(look.Fill);

    protected override Geometry? Draw(int width, int height, ref CounterRandom random) =>
        new AffineGeometry(Matrix(width, height).AffineOnCentres(), width, height);

    private PlaneMatrix Matrix(int width, int height)
    {
        var magnitude = augmentation.SignedMagnitude(
            space, augmentation.Kind == AugmentationKind.TranslateX ? width : height);
        return augmentation.Kind switch
        {
            AugmentationKind.ShearX => PlaneMatrix.Affine(1, -magnitude, 0, 0, 1, 0),
            AugmentationKind.ShearY => PlaneMatrix.Affine(1, 0, 0, -magnitude, 1, 0),
            AugmentationKind.TranslateX => PlaneMatrix.Translation((int)magnitude, 0),
            AugmentationKind.TranslateY => PlaneMatrix.Translation(0, (int)magnitude),
            _ => PlaneMatrix.Rotation(magnitude).About(width / 2.0, height / 2.0),
        };
    }
}
