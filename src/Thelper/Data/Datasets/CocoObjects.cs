using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>An image of a data set in COCO's format.</summary>
/// <param name="Id">Its number in the JSON file.</param>
/// <param name="Image">The file.</param>
/// <param name="Size">As the JSON file tells it; null where it does not.</param>
/// <param name="Objects">Those that count, in the order of the JSON file.</param>
internal sealed record CocoSample(long Id, SourceImage Image, (int Width, int Height)? Size, IReadOnlyList<CocoObject> Objects);

/// <summary>An object of an image.</summary>
/// <param name="Box">Its box and class.</param>
/// <param name="Annotation">What the JSON file has of it.</param>
internal readonly record struct CocoObject(BoundingBox Box, CocoAnnotation Annotation);

/// <summary>Brings images, annotations and categories together.</summary>
internal sealed class CocoObjects
{
    private readonly CocoOptions _options;
    private readonly CocoFile _file;
    private readonly DataProblems _problems;
    private readonly Dictionary<long, int> _indices = [];

    /// <exception cref="DataException">Two categories have the same number.</exception>
    public CocoObjects(CocoOptions options, CocoFile file, DataProblems problems)
    {
        (_options, _file, _problems) = (options, file, problems);
        var categories = file.Categories.OrderBy(category => category.Id).ToArray();
        var first = categories.Any(category => category.Name == Detection.BackgroundName) ? 0 : 1;
        for (var i = 0; i < categories.Length; i++)
        {
            if (!_indices.TryAdd(categories[i].Id, i + first))
            {
                throw new DataException($"{file.Path} has two categories with the id {categories[i].Id}: "
                    + $"{categories[i - 1].Name} and {categories[i].Name}.");
            }
        }

        var names = categories.Select(category => category.Name);
        Classes = new ClassMap([.. first == 1 ? names.Prepend(Detection.BackgroundName) : names]);
    }

    public ClassMap Classes { get; }

    /// <summary>The images that exist, in the order of their numbers; those without objects only where these count.</summary>
    public CocoSample[] Samples()
    {
        var images = ImagesById();
        var annotations = AnnotationsByImage(images);
        return
        [
            .. from image in images.Values
               orderby image.Id
               let sample = SampleOf(image, annotations.GetValueOrDefault(image.Id) ?? [])
               where sample is not null && (_options.UseEmpty || sample.Objects.Count > 0)
               select sample,
        ];
    }

    private Dictionary<long, CocoImage> ImagesById()
    {
        var images = new Dictionary<long, CocoImage>();
        foreach (var image in _file.Images)
        {
            if (!images.TryAdd(image.Id, image))
            {
                _problems.Add(
                    $"{_file.Path} has two images with the id {image.Id}: {images[image.Id].FileName} and {image.FileName}.");
            }
        }

        return images;
    }

    private Dictionary<long, List<CocoAnnotation>> AnnotationsByImage(Dictionary<long, CocoImage> images)
    {
        var annotations = new Dictionary<long, List<CocoAnnotation>>();
        foreach (var annotation in _file.Annotations)
        {
            if (!images.ContainsKey(annotation.ImageId))
            {
                _problems.Add($"{annotation.Where} is of the image {annotation.ImageId}, but no image has that id.");
                continue;
            }

            if (!annotations.TryGetValue(annotation.ImageId, out var list))
            {
                annotations.Add(annotation.ImageId, list = []);
            }

            list.Add(annotation);
        }

        return annotations;
    }

    private CocoSample? SampleOf(CocoImage image, List<CocoAnnotation> annotations)
    {
        var path = Path.Combine(_options.Root.FullPath, image.FileName);
        if (!File.Exists(path))
        {
            _problems.Add($"The image {path} does not exist, but {_file.Path} has it (image id {image.Id}).");
            return null;
        }

        var source = SourceImage.Within(_options.Root.FullPath, path);
        var size = image.Size ?? (source.Shape(_options.Mode) is { } shape ? (shape.Width, shape.Height) : null);
        return new CocoSample(image.Id, source, image.Size,
            [.. annotations.Where(each => _options.UseCrowd || !each.IsCrowd).Select(each => ObjectOf(each, size))
                .OfType<CocoObject>()]);
    }

    private CocoObject? ObjectOf(CocoAnnotation annotation, (int Width, int Height)? size)
    {
        if (Problem(annotation, size) is { } problem)
        {
            _problems.Add($"{annotation.Where} {problem}");
            return null;
        }

        var extent = ExtentOf(annotation, size);
        var box = new BoundingBox(_indices[annotation.CategoryId], extent.Left, extent.Top, extent.Right, extent.Bottom)
        {
            IncludesMargin = false,
            IsCrowd = annotation.IsCrowd,
            ImageId = annotation.ImageId.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        return new CocoObject(box, annotation);
    }

    private string? Problem(CocoAnnotation annotation, (int Width, int Height)? size) =>
        !_indices.ContainsKey(annotation.CategoryId)
            ? $"is of the category {annotation.CategoryId}, but the categories are "
                + $"{string.Join(", ", _file.Categories.Take(30).Select(each => $"{each.Id} ({each.Name})"))}."
        : _options.Task == CocoTask.Segm
            ? annotation.Segmentation.Length > "[]".Length ? null : "has no segmentation."
        : annotation.Box is not [var x, var y, var width, var height]
            ? "has no bbox of four numbers: left, top, width and height."
        : !(width > 0 && height > 0)
            ? FormattableString.Invariant(
                $"has the bbox [{x}, {y}, {width}, {height}], which has no extent; mend it, or take the annotation out.")
        : size is { } image && BoxLimits.Problem(new Extent(x, y, x + width, y + height), image) is { } problem
            ? FormattableString.Invariant($"has the bbox [{x}, {y}, {width}, {height}], {problem}")
        : null;

    /// <summary>The part of the box within the image; nothing where a segmentation has no box, and needs none.</summary>
    private static Extent ExtentOf(CocoAnnotation annotation, (int Width, int Height)? size)
    {
        var extent = annotation.Box is [var x, var y, > 0 and var width, > 0 and var height]
            ? new Extent(x, y, x + width, y + height) : new Extent(0, 0, 0, 0);
        return size is { } image ? extent.ClippedTo(image.Width, image.Height) : extent;
    }
}
