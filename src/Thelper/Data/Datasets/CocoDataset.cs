using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>
/// Images with objects in COCO's JSON, in the order of their numbers. Classes are the categories in the order of their
/// numbers, counted from 1 without gaps, and 0 is the background; where a category is called <c>background</c>, they are
/// counted from 0 without another one. Boxes are in continuous coordinates; what lies beyond the image is cut off. A box
/// without extent or beyond the image is a mistake. In label maps a smaller object lies on a larger one.
/// </summary>
public sealed class CocoDataset : IDataset
{
    private readonly CocoOptions _options;
    private readonly CocoMasks _masks;
    private readonly CocoSample[] _samples;

    /// <summary>Reads the JSON file; opens no image.</summary>
    /// <param name="options">The files and the keys.</param>
    /// <param name="problems">Takes images that are missing, and annotations that cannot be used.</param>
    /// <exception cref="DataException">The file is no such file, or no sample is left.</exception>
    public CocoDataset(CocoOptions options, DataProblems problems)
    {
        _options = options;
        SourceImage.RequireFolder(options.Root.FullPath);
        var file = CocoFile.Read(options.AnnotationFile.FullPath, problems);
        var objects = new CocoObjects(options, file, problems);
        (Task, _masks) = (TaskOf(objects.Classes), new CocoMasks(file.Path));
        _samples = objects.Samples();
        if (_samples.Length == 0)
        {
            throw new DataException(
                $"{file.Path} has no image with an object that can be used; with use_empty images without objects count, too.");
        }
    }

    /// <inheritdoc/>
    public int Count => _samples.Length;

    /// <inheritdoc/>
    public LearningTask Task { get; }

    /// <inheritdoc/>
    public int? ClassOf(int index) => null;

    /// <inheritdoc/>
    public IReadOnlyList<int> ClassesOf(int index) =>
        [.. _samples[index].Objects.Select(item => item.Box.ClassIndex).Distinct().Order()];

    /// <inheritdoc/>
    public string Describe(int index) => _samples[index].Image.Path;

    /// <inheritdoc/>
    public SampleIdentity IdentityOf(int index) => _samples[index].Image.Identity;

    /// <inheritdoc/>
    public ImageShape? ShapeOf(int index) => _samples[index].Image.Shape(_options.Mode);

    /// <inheritdoc/>
    public Sample Load(int index)
    {
        var item = _samples[index];
        var sample = new Sample
        {
            [_options.ImageKey] = item.Image.Load(_options.Mode),
            [Task.GroundTruthKey!] = null,
            [_options.PathKey] = item.Image.Path,
            [_options.ImageIdKey] = item.Id,
            [_options.IdxKey] = (long)index,
        };
        try
        {
            sample[Task.GroundTruthKey!] = TruthOf(item, (SampleImage)sample[_options.ImageKey]!);
            return sample;
        }
        catch
        {
            sample.Dispose();
            throw;
        }
    }

    private object TruthOf(CocoSample item, SampleImage image)
    {
        if (item.Size is { } size && size != (image.Width, image.Height))
        {
            throw new DataException(
                $"The image {item.Image.Path} has {image.Width} x {image.Height} pixels, but {_options.AnnotationFile} "
                + $"tells {size.Width} x {size.Height} (image id {item.Id}).");
        }

        return _options.Task == CocoTask.Segm
            ? _masks.Paint(item, image.Width, image.Height, ((IClassTask)Task).Classes.OutputCount)
            : (BoundingBox[])[.. item.Objects.Select(each => each.Box)];
    }

    private LearningTask TaskOf(ClassMap classes)
    {
        string[] meta = [_options.PathKey, _options.ImageIdKey, _options.IdxKey];
        return _options.Task == CocoTask.Segm
            ? new Segmentation(classes, _options.ImageKey, _options.LabelMapKey, meta)
            : new Detection(classes, _options.ImageKey, _options.BboxesKey, meta);
    }
}
