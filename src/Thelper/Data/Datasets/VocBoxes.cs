using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>The boxes of the objects of an image.</summary>
internal sealed class VocBoxes(PascalVocOptions options, VocFolder folder, VocLabels classes) : VocContent
{
    // Where a test's annotations are not published, none is there.
    private readonly Lazy<bool> _isUnpublished = new(() =>
        options.Subset == "test" && !folder.List(options.List).Any(entry => folder.HasAnnotation(entry.Name)));

    public override LearningTask Task { get; } = new Detection(
        classes.Kept, options.ImageKey, options.BboxesKey, MetaKeys(options));

    public override VocSample? Find(string name, SourceImage image, string where) =>
        Read(name, image, where) is { } sample && (options.UseEmpty || sample.Boxes is null or { Count: > 0 }) ? sample : null;

    /// <summary>The sample, with or without boxes; null where its annotation cannot be used.</summary>
    public VocSample? Read(string name, SourceImage image, string where)
    {
        if (folder.HasAnnotation(name))
        {
            return folder.AnnotationOf(name) is { } annotation ? Read(name, image, annotation) : null;
        }

        if (_isUnpublished.Value)
        {
            return new VocSample(name, image, TruthPath: null);
        }

        folder.Problems.Add($"{where}: the image {name} has no annotation in {folder.Annotations}.");
        return null;
    }

    public override void AddTruth(Sample sample, VocSample item)
    {
        var image = (SampleImage)sample[options.ImageKey]!;
        if (item.Size is { } size && size != (image.Width, image.Height))
        {
            throw new DataException(
                $"The annotation {item.TruthPath} is for {size.Width} x {size.Height} pixels, but its image "
                + $"{item.Image.Path} has {image.Width} x {image.Height}.");
        }

        sample[options.BboxesKey] = item.Boxes;
    }

    public override IReadOnlyList<int> ClassesOf(VocSample item) =>
        [.. (item.Boxes ?? []).Select(box => box.ClassIndex).Distinct().Order()];

    private VocSample Read(string name, SourceImage image, VocAnnotation annotation)
    {
        var size = annotation.Size ?? (image.Shape(ImageColours.Colour) is { } shape ? (shape.Width, shape.Height) : null);
        var id = string.Concat(name.Where(char.IsAsciiDigit));
        return new VocSample(name, image, annotation.Path)
        {
            Size = annotation.Size,
            Boxes = [.. annotation.Objects.Select(item => BoxOf(item, size, id.Length > 0 ? id : name)).OfType<BoundingBox>()],
        };
    }

    private BoundingBox? BoxOf(VocObject item, (int Width, int Height)? size, string imageId)
    {
        if ((item.IsDifficult && !options.UseDifficult) || (item.IsOccluded && !options.UseOccluded)
            || (item.IsTruncated && !options.UseTruncated))
        {
            return null;
        }

        if (Problem(item, size) is { } problem)
        {
            folder.Problems.Add($"{item.Where} {problem}");
            return null;
        }

        return classes.Kept.IndexOf(item.Name) is not { } index ? null : BoxOf(item.Corners!, index, size) with
        {
            IsDifficult = item.IsDifficult,
            IsOccluded = item.IsOccluded,
            IsTruncated = item.IsTruncated,
            ImageId = imageId,
        };
    }

    private string? Problem(VocObject item, (int Width, int Height)? size)
    {
        if (classes.All.IndexOf(item.Name) is null)
        {
            return $"is of no known class; known are {string.Join(", ", classes.All.Names)}. Correct the name, or add "
                + "it to class_names.";
        }

        if (item.Corners is not [var left, var top, var right, var bottom])
        {
            return "has no bndbox with the numbers xmin, ymin, xmax and ymax.";
        }

        var box = FormattableString.Invariant($"has a box from ({left}, {top}) to ({right}, {bottom})");
        return !(right > left && bottom > top) ? $"{box}, which has no extent; mend the box, or take the object out."
            : size is { } image && BoxLimits.Problem(ExtentOf(item.Corners), image) is { } problem ? $"{box}, {problem}"
            : null;
    }

    private Extent ExtentOf(double[] corners) => new(
        corners[0] - options.FirstPixel, corners[1] - options.FirstPixel,
        corners[2] - options.FirstPixel + 1, corners[3] - options.FirstPixel + 1);

    private BoundingBox BoxOf(double[] corners, int index, (int Width, int Height)? size)
    {
        var (lastX, lastY) = size is { } image ? (image.Width - 1, image.Height - 1) : (int.MaxValue, int.MaxValue);
        return new BoundingBox(
            index, Within(corners[0], lastX), Within(corners[1], lastY), Within(corners[2], lastX), Within(corners[3], lastY));
    }

    private double Within(double corner, int last) =>
        Math.Clamp(Math.Round(corner, MidpointRounding.AwayFromZero) - options.FirstPixel, 0, last);
}
