using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Data.Datasets;

/// <summary>
/// The options of the data sets that are published in the four files of MNIST, plain or ending in .gz; torchvision's
/// <c>NAME/raw</c> is found too, and is where files are fetched to.
/// </summary>
public sealed record MnistOptions : PublishedOptions
{
    /// <inheritdoc/>
    public override IDataset Open(DataProblems problems) => new MnistDataset(this);
}

/// <summary>
/// Grey images of 28x28 pixels in ten classes: handwritten digits (MNIST) or clothing (Fashion-MNIST). As for every set
/// of torchvision's, the image is the entry <c>0</c> and the class index the entry <c>1</c>; the number is <c>idx</c>.
/// </summary>
public sealed class MnistDataset : IDataset
{
    private const string ImageKey = "0";
    private const string LabelKey = "1";
    private const string IndexKey = "idx";

    private static readonly string[] Digits =
        ["0 - zero", "1 - one", "2 - two", "3 - three", "4 - four", "5 - five", "6 - six", "7 - seven", "8 - eight", "9 - nine"];

    private static readonly string[] Clothing =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    private readonly IdxFile _images;
    private readonly IdxFile _labels;

    /// <summary>Reads the files into memory: 47 MB for the training images.</summary>
    /// <param name="options">The folder and which of the two sets.</param>
    /// <exception cref="DataException">A file is missing, or is not what it should be.</exception>
    public MnistDataset(MnistOptions options)
    {
        var name = options.Type[(options.Type.LastIndexOf('.') + 1)..];
        var prefix = options.Train ? "train" : "t10k";
        _images = IdxFile.Read(Find(options, name, $"{prefix}-images-idx3-ubyte"), dimensions: 3);
        _labels = IdxFile.Read(Find(options, name, $"{prefix}-labels-idx1-ubyte"), dimensions: 1);
        if (_labels.Sizes[0] != _images.Sizes[0])
        {
            throw new DataException(
                $"{_images.Path} has {_images.Sizes[0]} images, but {_labels.Path} has {_labels.Sizes[0]} labels.");
        }

        var classes = name == "FashionMNIST" ? Clothing : Digits;
        if (_labels.Values.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(classes.Length - 1)) is var wrong and >= 0)
        {
            throw new DataException($"{_labels.Path} has the label {_labels.Values[wrong]} at {wrong}; labels are 0 to 9.");
        }

        Task = new Classification(classes, ImageKey, LabelKey, [IndexKey]);
    }

    /// <inheritdoc/>
    public int Count => _images.Sizes[0];

    /// <inheritdoc/>
    public LearningTask Task { get; }

    /// <inheritdoc/>
    public int? ClassOf(int index) => _labels.Values[index];

    /// <inheritdoc/>
    public ImageShape? ShapeOf(int index) => new(_images.Sizes[2], _images.Sizes[1], 1);

    /// <inheritdoc/>
    public SampleIdentity IdentityOf(int index) => new($"{Path.GetFileNameWithoutExtension(_images.Path)}:{index}", null);

    /// <inheritdoc/>
    public string Describe(int index) => $"image {index} of {_images.Path}";

    /// <inheritdoc/>
    public Sample Load(int index)
    {
        var (height, width) = (_images.Sizes[1], _images.Sizes[2]);
        var pixels = _images.Values.AsSpan(index * height * width, height * width);
        return new Sample
        {
            [ImageKey] = new SampleImage(Image.FromPixels<byte>(pixels, width, height, channels: 1)),
            [LabelKey] = (long)_labels.Values[index],
            [IndexKey] = (long)index,
        };
    }

    private static string Find(MnistOptions options, string name, string file)
    {
        var root = options.Root.FullPath;
        var own = Path.Combine(root, name, "raw");
        string[] folders = [root, Path.Combine(root, "raw"), own];
        var candidates = folders.SelectMany(folder => new[] { file, file + ".gz" }.Select(each => Path.Combine(folder, each)));
        return candidates.FirstOrDefault(File.Exists)
            ?? (options.Download ? MnistFiles.Of(name, file + ".gz").FetchInto(own, options.Mirror) : throw new DataException(
                $"Neither {file} nor {file}.gz is in {root} (nor in raw or {name}/raw within it); \"download: true\" fetches them."));
    }
}
