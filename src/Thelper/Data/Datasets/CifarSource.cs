using Thelper.Data.Files;

namespace Thelper.Data.Datasets;

/// <summary>The facts of one of the two sets, and the folder where its files are.</summary>
internal sealed record CifarSource
{
    private static readonly CifarSource Ten = new()
    {
        PythonFolder = "cifar-10-batches-py",
        BinaryFolder = "cifar-10-batches-bin",
        TrainFiles = ["data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5"],
        TestFile = "test_batch",
        NamesFile = "batches.meta",
        BinaryNamesFile = "batches.meta.txt",
        NamesKey = "label_names",
        LabelsKey = "labels",
        LabelBytes = 1,
        Archive = Published("cifar-10-python.tar.gz", "c58f30108f718f92721af3b95e74349a"),
    };

    private static readonly CifarSource Hundred = new()
    {
        PythonFolder = "cifar-100-python",
        BinaryFolder = "cifar-100-binary",
        TrainFiles = ["train"],
        TestFile = "test",
        NamesFile = "meta",
        BinaryNamesFile = "fine_label_names.txt",
        NamesKey = "fine_label_names",
        LabelsKey = "fine_labels",
        LabelBytes = 2,
        Archive = Published("cifar-100-python.tar.gz", "eb9058c3a382ffc7106e4002c42a8d85"),
    };

    public required string PythonFolder { get; init; }

    public required string BinaryFolder { get; init; }

    public required IReadOnlyList<string> TrainFiles { get; init; }

    public required string TestFile { get; init; }

    public required string NamesFile { get; init; }

    public required string BinaryNamesFile { get; init; }

    public required string NamesKey { get; init; }

    public required string LabelsKey { get; init; }

    public required int LabelBytes { get; init; }

    public required PublishedFile Archive { get; init; }

    private string Folder { get; init; } = "";

    private bool IsBinary { get; init; }

    /// <summary>The set that the options name, where it is; it is fetched if they say so.</summary>
    /// <exception cref="DataException">It is not there, and could not be fetched.</exception>
    public static CifarSource Find(CifarOptions options)
    {
        var set = options.Type.EndsWith("CIFAR100", StringComparison.Ordinal) ? Hundred : Ten;
        var root = options.Root.FullPath;
        if (set.FindIn(root) is { } found)
        {
            return found;
        }

        if (!options.Download)
        {
            throw new DataException(
                $"Neither {set.NamesFile} (Python version) nor {set.BinaryNamesFile} (binary version) is in {root}, nor in "
                + $"{set.PythonFolder} or {set.BinaryFolder} within it; \"download: true\" fetches them.");
        }

        var archive = set.Archive.FetchInto(root, options.Mirror);
        PackedFiles.Unpack(archive, root);
        return set.FindIn(root)
            ?? throw new DataException($"{archive} was unpacked, but has no {set.PythonFolder}/{set.NamesFile}.");
    }

    /// <summary>The names of the classes.</summary>
    /// <exception cref="DataException">Their file is damaged.</exception>
    public IReadOnlyList<string> ReadNames()
    {
        var path = Path.Combine(Folder, IsBinary ? BinaryNamesFile : NamesFile);
        if (!IsBinary)
        {
            return CifarFile.ReadPickledNames(path, NamesKey);
        }

        string[] names = [.. File.ReadAllLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)];
        return names.Length > 0 ? names
            : throw new DataException($"{path} is empty, but must have the name of a class on each line.");
    }

    /// <summary>All images of the training or of the test set.</summary>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public IReadOnlyList<CifarFile> ReadImages(bool train) =>
        [.. (train ? TrainFiles : [TestFile]).Select(name => Path.Combine(Folder, name)).Select(path =>
            IsBinary ? CifarFile.ReadBinary(path + ".bin", LabelBytes) : CifarFile.ReadPickled(path, LabelsKey))];

    private static PublishedFile Published(string name, string md5) =>
        new(name, Checksum.Md5(md5), "https://www.cs.toronto.edu/~kriz/");

    private CifarSource? FindIn(string root)
    {
        foreach (var folder in new[] { root, Path.Combine(root, PythonFolder), Path.Combine(root, BinaryFolder) })
        {
            foreach (var (names, binary) in new[] { (NamesFile, false), (BinaryNamesFile, true) })
            {
                if (File.Exists(Path.Combine(folder, names)))
                {
                    return this with { Folder = folder, IsBinary = binary };
                }
            }
        }

        return null;
    }
}
