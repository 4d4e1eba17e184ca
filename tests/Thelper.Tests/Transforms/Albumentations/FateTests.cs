using Thelper.Data;
using Thelper.Tests.Support;
using Thelper.Transforms.Albumentations;
using Thelper.Vision;
using OpenCvBorder = Thelper.Transforms.OpenCvBorder;

namespace Thelper.Tests.Transforms.Albumentations;

/// <summary>An object that is drawn, labelled and boxed is found again after each operation.</summary>
public sealed class FateTests
{
    public static TheoryData<AlbumentationOptions> Operations =>
    [
        new HorizontalFlipOptions { P = 1 },
        new VerticalFlipOptions { P = 1 },
        new FlipOptions { P = 1 },
        new TransposeOptions { P = 1 },
        new RandomRotate90Options { P = 1 },
        new RotateOptions { P = 1, BorderMode = OpenCvBorder.Constant },
        new RotateOptions { P = 1, BorderMode = OpenCvBorder.Constant, CropBorder = true, Limit = [25] },
        new ShiftScaleRotateOptions { P = 1, BorderMode = OpenCvBorder.Constant },
        new AffineOptions { P = 1 },
        new AffineOptions { P = 1, FitOutput = true, Rotate = [-80, 80], Shear = [10] },
        new PerspectiveOptions { P = 1 },
        new PerspectiveOptions { P = 1, KeepSize = false },
        new ResizeOptions { Width = 33, Height = 61 },
        new SmallestMaxSizeOptions { MaxSize = [30, 60] },
        new LongestMaxSizeOptions { MaxSize = [40] },
        new RandomScaleOptions { P = 1, ScaleLimit = [0.3] },
        new PadIfNeededOptions { MinWidth = 80, MinHeight = 70, BorderMode = OpenCvBorder.Constant, Position = PadPosition.Random },
        new CropOptions { XMin = 10, YMin = 5, XMax = 50, YMax = 40 },
        new RandomCropOptions { Width = 40, Height = 36 },
        new CenterCropOptions { Width = 45, Height = 41 },
        new RandomResizedCropOptions { Width = 50, Height = 50, Scale = [0.5, 1] },
        new RandomSizedCropOptions { MinMaxHeight = [28, 44], Width = 50, Height = 40 },
        new CropNonEmptyMaskIfExistsOptions { Width = 40, Height = 36 },
        new ElasticTransformOptions { P = 1, Alpha = 30, Sigma = 5, AlphaAffine = 4, BorderMode = OpenCvBorder.Constant },
        new GridDistortionOptions { P = 1, BorderMode = OpenCvBorder.Constant },
        new OpticalDistortionOptions { P = 1, DistortLimit = [0.5], ShiftLimit = [3], BorderMode = OpenCvBorder.Constant },
    ];

    [Fact]
    public void Without_a_label_map_the_crop_that_looks_for_labels_is_anywhere()
    {
        var operation = new CropNonEmptyMaskIfExistsOptions { Width = 1, Height = 1 }.Create();
        var shown = Enumerable.Range(0, 60).Select(i =>
        {
            var image = Image.FromPixels<byte>([0, 1, 2, 3], 2, 2, channels: 1);
            using var sample = new Sample { ["image"] = new SampleImage(image) };
            operation.Apply(sample.Entries, new CounterRandom(0, 0, (uint)i, 0));
            return sample.Values("image")[0];
        });

        Assert.Equal([0f, 1, 2, 3], shown.Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Labels_stay_on_the_object(AlbumentationOptions options) =>
        SharedFate.AssertLabelsStayOnTheObject(options.Create());

    [Theory]
    [MemberData(nameof(Operations))]
    public void Boxes_stay_around_the_object(AlbumentationOptions options) =>
        SharedFate.AssertBoxesStayAroundTheObject(options.Create());

    [Theory]
    [MemberData(nameof(Operations))]
    public void Boxes_keep_their_class_flags_and_image(AlbumentationOptions options) =>
        SharedFate.AssertBoxesKeepTheirClassFlagsAndImage(options.Create());

    [Theory]
    [MemberData(nameof(Operations))]
    public void No_label_is_mixed(AlbumentationOptions options) => SharedFate.AssertNoLabelIsMixed(options.Create());

    [Theory]
    [MemberData(nameof(Operations))]
    public void The_same_numbers_give_the_same_sample(AlbumentationOptions options) =>
        SharedFate.AssertTheSameNumbersGiveTheSameSample(options.Create());
}
