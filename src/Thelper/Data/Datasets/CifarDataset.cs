using Thelper.Data.Files;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Data.Datasets;

/// <summary>
/// The options of CIFAR-10 and CIFAR-100, whose files lie in <c>cifar-10-batches-py</c>, <c>cifar-10-batches-bin</c>,
/// <c>cifar-100-python</c> or <c>cifar-100-binary</c>; the archive of the Python version is what is fetched.
/// </summary>
public sealed record CifarOptions : PublishedOptions
{
    /// <inheritdoc/>
    public override IDataset Open(DataProblems problems) => new CifarDataset(this);
}

/// <summary>
/// Colour images of 32x32 pixels in 10 or 100 classes (the fine ones). As for every set of torchvision's, the image is the
/// entry <c>0</c> and the class index the entry <c>1</c>; the number is <c>idx</c>.
/// </summary>
public sealed class CifarDataset : IDataset
{
    private const string ImageKey = "0";
    private const string LabelKey = "1";
    private const string IndexKey = "idx";
    private const int Side = 32;
    private const int Plane = Side * Side;

    private readonly (CifarFile File, int Index)[] _images;

    /// <summary>Reads the files into memory: 154 MB for the training images.</summary>
    /// <param name="options">The folder and which of the two sets.</param>
    /// <exception cref="DataException">A file is missing, or is not what it should be.</exception>
    public CifarDataset(CifarOptions options)
    {
        var source = CifarSource.Find(options);
        var names = source.ReadNames();
        var files = source.ReadImages(options.Train);
        foreach (var file in files)
        {
            if (Array.FindIndex(file.Labels, label => label >= names.Count) is var wrong and >= 0)
            {
                throw new DataException(
                    $"{file.Path} has the label {file.Labels[wrong]} at {wrong}; labels are 0 to {names.Count - 1}.");
            }
        }

        _images = [.. files.SelectMany(file => Enumerable.Range(0, file.Labels.Length).Select(i => (file, i)))];
        Task = new Classification(names, ImageKey, LabelKey, [IndexKey]);
    }

    /// <inheritdoc/>
    public int Count => _images.Length;

    /// <inheritdoc/>
    public LearningTask Task { get; }

    /// <inheritdoc/>
    public int? ClassOf(int index) => _images[index].File.Labels[_images[index].Index];

    /// <inheritdoc/>
    public ImageShape? ShapeOf(int index) => new(Side, Side, 3);

    /// <inheritdoc/>
    public SampleIdentity IdentityOf(int index) =>
        new($"{Path.GetFileName(_images[index].File.Path)}:{_images[index].Index}", null);

    /// <inheritdoc/>
    public string Describe(int index) => $"image {_images[index].Index} of {_images[index].File.Path}";

    /// <inheritdoc/>
    public Sample Load(int index)
    {
        var (file, number) = _images[index];
        var planes = file.Pixels.AsSpan(number * CifarFile.ImageLength, CifarFile.ImageLength);
        var image = new Image(Side, Side, channels: 3, PixelDepth.UInt8);
        var pixels = image.AsSpan<byte>();
        for (var i = 0; i < Plane; i++)
        {
            pixels[3 * i] = planes[i];
            pixels[(3 * i) + 1] = planes[Plane + i];
            pixels[(3 * i) + 2] = planes[(2 * Plane) + i];
        }

        return new Sample
        {
            [ImageKey] = new SampleImage(image),
            [LabelKey] = (long)file.Labels[number],
            [IndexKey] = (long)index,
        };
    }
}
