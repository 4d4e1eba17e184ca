using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>What is known of the images of a folder in the format of PASCAL VOC, for one kind of task.</summary>
internal abstract class VocContent
{
    public abstract LearningTask Task { get; }

    /// <summary>The sample of an image that exists; null where it is left out.</summary>
    /// <param name="name">In the list.</param>
    /// <param name="image">The file.</param>
    /// <param name="where">The list and its line.</param>
    public abstract VocSample? Find(string name, SourceImage image, string where);

    /// <summary>Puts the truth into a sample that has its image.</summary>
    /// <exception cref="DataException">The truth does not fit the image.</exception>
    public abstract void AddTruth(Sample sample, VocSample item);

    public virtual IReadOnlyList<int> ClassesOf(VocSample item) => item.Classes ?? [];

    protected static string[] MetaKeys(PascalVocOptions options) =>
        [options.SampleNameKey, options.ImagePathKey, options.GtPathKey, options.IdxKey];
}

/// <summary>Masks with the colours of the classes.</summary>
internal sealed class VocMasks : VocContent
{
    private readonly PascalVocOptions _options;
    private readonly VocFolder _folder;
    private readonly MaskLabels _byColour;

    public VocMasks(PascalVocOptions options, VocFolder folder, VocLabels classes)
    {
        (_options, _folder) = (options, folder);
        Task = new Segmentation(
            classes.Kept, options.ImageKey, options.LabelMapKey, MetaKeys(options), VocClasses.Border,
            classes.Kept.Indices.Values.Append(VocClasses.Border).ToDictionary(
                index => index,
                index => VocClasses.ColourOf(index == VocClasses.Border ? index : classes.All.IndexOf(classes.Kept.NameOf(index)!)!.Value)));
        _byColour = MaskLabels.ByColour(
            classes.All.Indices.Append(KeyValuePair.Create("", VocClasses.Border)).Select(pair => KeyValuePair.Create(
                VocClasses.ColourOf(pair.Value), classes.Kept.IndexOf(pair.Key) ?? VocClasses.Border)));
    }

    public override LearningTask Task { get; }

    public override VocSample? Find(string name, SourceImage image, string where)
    {
        if (_folder.MaskOf(name) is { } mask)
        {
            return new VocSample(name, image, mask.Path);
        }

        _folder.Problems.Add($"{where}: the image {name} has no mask in {Path.Combine(_folder.Path, "SegmentationClass")}.");
        return null;
    }

    public override void AddTruth(Sample sample, VocSample item)
    {
        sample[_options.LabelMapKey] = _byColour.Read(new SourceImage(item.TruthPath!, item.TruthPath!));
        MaskFolderDataset.RequireOneSize(sample, _options.ImageKey, _options.LabelMapKey, item.Image.Path, item.TruthPath!);
    }
}

/// <summary>Which classes the objects of an image have.</summary>
internal sealed class VocFlags(PascalVocOptions options, VocFolder folder, VocLabels classes) : VocContent
{
    private readonly VocBoxes _boxes = new(options, folder, new VocLabels(classes.All, classes.All));

    public override LearningTask Task { get; } = new Classification(
        classes.Kept.Names, options.ImageKey, options.LabelKey, MetaKeys(options), multiLabel: true);

    public override VocSample? Find(string name, SourceImage image, string where) => _boxes.Read(name, image, where) is not { } sample ? null
        : sample with
        {
            Classes = sample.Boxes is { } boxes
                ? [.. boxes.Select(box => classes.Kept.IndexOf(classes.All.NameOf(box.ClassIndex)!)).OfType<int>().Distinct().Order()]
                : null,
        };

    public override void AddTruth(Sample sample, VocSample item)
    {
        if (item.Classes is { } present)
        {
            var flags = new float[classes.Kept.Count];
            foreach (var index in present)
            {
                flags[index] = 1;
            }

            sample[options.LabelKey] = SampleArray.From<float>(flags, flags.Length);
        }
    }
}

/// <summary>The boxes of the objects of an image.</summary>
internal sealed class VocBoxes(PascalVocOptions options, VocFolder folder, VocLabels classes) : VocContent
{
    // Where a test's annotations are not published, none is there.
    private readonly Lazy<bool> _isUnpublished = new(() =>
        options.Subset == "test" && !folder.List("Main", options.Subset).Any(entry => folder.HasAnnotation(entry.Name)));

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
                $"The annotation {item.TruthPath} is for {size.Width} x {size.Height} pixels, but its image {item.Image.Path} has {image.Width} x {image.Height}.");
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

    private string? Problem(VocObject item, (int Width, int Height)? size) =>
        classes.All.IndexOf(item.Name) is null
            ? $"is of no known class; known are {string.Join(", ", classes.All.Names)}. Correct the name, or add it to class_names."
        : item.Corners is not [var left, var top, var right, var bottom]
            ? "has no bndbox with the numbers xmin, ymin, xmax and ymax."
        : !(right > left && bottom > top)
            ? FormattableString.Invariant(
                $"has a box from ({left}, {top}) to ({right}, {bottom}), which has no extent; mend the box, or take the object out.")
        : size is { } image && !(right >= options.FirstPixel && bottom >= options.FirstPixel
            && left < image.Width + options.FirstPixel && top < image.Height + options.FirstPixel)
            ? FormattableString.Invariant(
                $"has a box from ({left}, {top}) to ({right}, {bottom}), outside the image of {image.Width} x {image.Height} pixels.")
        : null;

    private BoundingBox BoxOf(double[] corners, int index, (int Width, int Height)? size)
    {
        var (lastX, lastY) = size is { } image ? (image.Width - 1, image.Height - 1) : (int.MaxValue, int.MaxValue);
        return new BoundingBox(
            index, Within(corners[0], lastX), Within(corners[1], lastY), Within(corners[2], lastX), Within(corners[3], lastY));
    }

    private double Within(double corner, int last) => Math.Clamp(Math.Round(corner, MidpointRounding.AwayFromZero) - options.FirstPixel, 0, last);
}
