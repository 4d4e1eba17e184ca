using Thelper.Data;
using Thelper.Transforms.Augmentor;
using Thelper.Vision;

namespace Thelper.Tests.Transforms.Augmentor;

/// <summary>An object that is drawn, labelled and boxed is found again after each operation.</summary>
public sealed class FateTests
{
    public static TheoryData<AugmentorOptions> Operations =>
    [
        new RotateOptions { Probability = 1, MaxLeftRotation = 25, MaxRightRotation = 25 },
        new RotateWithoutCropOptions { Probability = 1, MaxLeftRotation = 90, MaxRightRotation = 90 },
        new RotateWithoutCropOptions { Probability = 1, MaxLeftRotation = 90, MaxRightRotation = 90, Expand = true },
        new Rotate90Options { Probability = 1 },
        new Rotate180Options { Probability = 1 },
        new Rotate270Options { Probability = 1 },
        new RotateRandom90Options { Probability = 1 },
        new FlipLeftRightOptions { Probability = 1 },
        new FlipTopBottomOptions { Probability = 1 },
        new FlipRandomOptions { Probability = 1 },
        new ZoomOptions { Probability = 1, MinFactor = 0.7, MaxFactor = 1.5 },
        new ZoomRandomOptions { Probability = 1, PercentageArea = 0.7 },
        new CropRandomOptions { Probability = 1, PercentageArea = 0.7 },
        new CropCentreOptions { Probability = 1, PercentageArea = 0.7 },
        new CropBySizeOptions { Probability = 1, Width = 40, Height = 35, Centre = false },
        new ResizeOptions { Probability = 1, Width = 50, Height = 70 },
        new ScaleOptions { Probability = 1, ScaleFactor = 1.5 },
        new SkewOptions { Probability = 1, Magnitude = 0.4 },
        new SkewTiltOptions { Probability = 1, Magnitude = 0.3 },
        new SkewLeftRightOptions { Probability = 1, Magnitude = 0.3 },
        new SkewTopBottomOptions { Probability = 1, Magnitude = 0.3 },
        new SkewCornerOptions { Probability = 1, Magnitude = 0.5 },
        new ShearOptions { Probability = 1, MaxShearLeft = 20, MaxShearRight = 20 },
        new RandomDistortionOptions { Probability = 1, GridWidth = 4, GridHeight = 3, Magnitude = 4 },
    ];

    public static TheoryData<AugmentorMoveOptions> OperationsWithoutBorder =>
    [
        new RotateOptions { Probability = 1, MaxLeftRotation = 25, MaxRightRotation = 25 },
        new ShearOptions { Probability = 1, MaxShearLeft = 25, MaxShearRight = 25 },
        new SkewOptions { Probability = 1 },
        new ZoomRandomOptions { Probability = 1, PercentageArea = 0.5, RandomisePercentageArea = true },
    ];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Labels_stay_on_the_object(AugmentorOptions options) => SharedFate.AssertLabelsStayOnTheObject(options.Create());

    [Theory]
    [MemberData(nameof(Operations))]
    public void Boxes_stay_around_the_object(AugmentorOptions options) =>
        SharedFate.AssertBoxesStayAroundTheObject(options.Create());

    [Theory]
    [MemberData(nameof(Operations))]
    public void Boxes_keep_their_class_flags_and_image(AugmentorOptions options) =>
        SharedFate.AssertBoxesKeepTheirClassFlagsAndImage(options.Create());

    [Theory]
    [MemberData(nameof(Operations))]
    public void No_label_is_mixed(AugmentorOptions options) => SharedFate.AssertNoLabelIsMixed(options.Create());

    [Theory]
    [MemberData(nameof(Operations))]
    public void The_same_numbers_give_the_same_sample(AugmentorOptions options) =>
        SharedFate.AssertTheSameNumbersGiveTheSameSample(options.Create());

    [Theory]
    [MemberData(nameof(OperationsWithoutBorder))]
    public void No_border_is_seen(AugmentorMoveOptions options) => Assert.All(Enumerable.Range(0, 20), i =>
    {
        using var image = new Image(60, 48, 1, PixelDepth.UInt8);
        image.FillRectangle(0, 0, 60, 48, 200);
        var random = new CounterRandom(4, 0, (uint)i, 0);
        using var moved = options.Draw(60, 48, ref random)!.Apply(image, Interpolation.Nearest, new Border(BorderMode.Constant, 7));

        Assert.Equal(-1, moved.AsSpan<byte>().IndexOfAnyExcept((byte)200));
    });
}
