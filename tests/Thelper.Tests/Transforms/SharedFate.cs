using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Tests.Transforms;

/// <summary>Whether an object that is drawn, labelled and boxed is found again after an operation.</summary>
internal static class SharedFate
{
    private const int Samples = 25;

    // Linear values, nearest labels and continuous boxes differ by up to a pixel, and by more where the result is larger.
    private const double Tolerance = 1.6;

    public static void AssertLabelsStayOnTheObject(ITransform operation)
    {
        var found = Each(operation, sample =>
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

    public static void AssertBoxesStayAroundTheObject(ITransform operation)
    {
        var whole = Each(operation, sample =>
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

    public static void AssertBoxesKeepTheirClassFlagsAndImage(ITransform operation)
    {
        var kept = Each(operation, sample =>
        {
            Assert.All(sample.Boxes(), box => Assert.Equal(
                (MarkedSample.Label, true, true, false, "seven"),
                ((byte)box.ClassIndex, box.IsDifficult, box.IsTruncated, box.IsCrowd, box.ImageId)));
            return sample.Boxes().Count > 0;
        });

        Assert.True(kept > Samples / 2, $"The box was kept in only {kept} of {Samples} samples.");
    }

    public static void AssertNoLabelIsMixed(ITransform operation) => Each(operation, sample =>
    {
        Assert.Empty(sample.Labels().Except([0, MarkedSample.Label]));
        return true;
    });

    public static void AssertTheSameNumbersGiveTheSameSample(ITransform operation)
    {
        using var first = MarkedSample.Transformed(operation, 3);
        using var second = MarkedSample.Transformed(operation, 3);

        Assert.Equal(first.Values(), second.Values());
        Assert.Equal(first.Boxes(), second.Boxes());
    }

    private static int Each(ITransform operation, Func<Sample, bool> look) => Enumerable.Range(0, Samples).Count(i =>
    {
        using var sample = MarkedSample.Transformed(operation, (uint)i);
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
