using Thelper.Data;
using Thelper.Tasks;
using Thelper.Transforms.Albumentations;

namespace Thelper.Tests.Transforms.Albumentations;

/// <summary>An object that is drawn, labelled and boxed is found again after each operation.</summary>
public sealed class FateTests
{
    private const int Samples = 25;

    // Linear values, nearest labels and continuous boxes differ by up to a pixel, and by more where the result is larger.
    private const double Tolerance = 1.6;

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

    [Theory]
    [MemberData(nameof(Operations))]
    public void Labels_stay_on_the_object(AlbumentationOptions options)
    {
        var found = Each(options, sample =>
        {
            if (sample.SeenExtent() is { } seen && sample.LabelledExtent() is { } labelled)
            {
                AssertNear(seen, labelled);
                return true;
            }

            return false;
        });

        Assert.True(found > Samples / 2, $"The object was found in only {found} of {Samples} samples.");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Boxes_stay_around_the_object(AlbumentationOptions options)
    {
        var whole = Each(options, sample =>
        {
            if (sample.LabelledExtent() is not { } labelled || sample.Boxes() is not [var box])
            {
                return false;
            }

            var labels = (LabelMap)sample["labels"]!;
            Assert.Equal(labelled, Within(labelled, box.Extent));
            var isWhole = labelled is { Left: > 0, Top: > 0 } && labelled.Right < labels.Width && labelled.Bottom < labels.Height;
            if (isWhole)
            {
                AssertNear(labelled, box.Extent);
            }

            return isWhole;
        });

        Assert.True(whole > Samples / 3, $"The object was whole in only {whole} of {Samples} samples.");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Boxes_keep_their_class_flags_and_image(AlbumentationOptions options) => Each(options, sample =>
    {
        Assert.All(sample.Boxes(), box => Assert.Equal(
            (MarkedSample.Label, true, true, false, "seven"),
            ((byte)box.ClassIndex, box.IsDifficult, box.IsTruncated, box.IsCrowd, box.ImageId)));
        return true;
    });

    [Theory]
    [MemberData(nameof(Operations))]
    public void No_label_is_mixed(AlbumentationOptions options) => Each(options, sample =>
    {
        Assert.Empty(sample.Labels().Except([0, MarkedSample.Label]));
        return true;
    });

    [Theory]
    [MemberData(nameof(Operations))]
    public void The_same_numbers_give_the_same_sample(AlbumentationOptions options)
    {
        using var first = MarkedSample.Transformed(options, 3);
        using var second = MarkedSample.Transformed(options, 3);

        Assert.Equal(first.Values(), second.Values());
        Assert.Equal(first.Boxes(), second.Boxes());
    }

    private static int Each(AlbumentationOptions options, Func<Sample, bool> look) => Enumerable.Range(0, Samples).Count(i =>
    {
        using var sample = MarkedSample.Transformed(options, (uint)i);
        return look(sample);
    });

    private static Extent Within(Extent inner, Extent outer) => new(
        Math.Max(inner.Left, outer.Left - Tolerance), Math.Max(inner.Top, outer.Top - Tolerance),
        Math.Min(inner.Right, outer.Right + Tolerance), Math.Min(inner.Bottom, outer.Bottom + Tolerance));

    private static void AssertNear(Extent expected, Extent actual)
    {
        Assert.Equal(expected.Left, actual.Left, Tolerance);
        Assert.Equal(expected.Top, actual.Top, Tolerance);
        Assert.Equal(expected.Right, actual.Right, Tolerance);
        Assert.Equal(expected.Bottom, actual.Bottom, Tolerance);
    }
}
