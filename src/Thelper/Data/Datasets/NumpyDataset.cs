using Thelper.Configuration;
using Thelper.Data.Datasets.Columns;
using Thelper.Data.Files;
using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>
/// The options of the data set whose samples are the rows of numpy arrays, which are kept in memory. Bytes and 16-bit
/// integers of the
/// shape samples × height × width (× 1, 3 or 4) become images, RGB; the label map of a segmentation becomes one; other arrays
/// stay arrays, floats of any width as float32. Pickled objects are refused.
/// </summary>
public sealed record NumpyOptions : IDatasetOptions
{
    private const string Extension = ".npy";

    /// <summary>An .npz file, an .npy file, or a folder with .npy files.</summary>
    public required FilePath Root { get; init; }

    /// <summary>The arrays by the entries of a sample: names in the .npz file, or of .npy files without their ending; by
    /// default all arrays under their own names.</summary>
    [NotEmpty]
    public IReadOnlyDictionary<string, string>? Keys { get; init; }

    /// <summary>What the samples are made for; by default, only that the first entry goes into the model is known.</summary>
    public ITaskOptions? Task { get; init; }

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems)
    {
        var root = Root.FullPath;
        var arrays = Directory.Exists(root) ? ReadFolder(root)
            : !File.Exists(root) ? throw new DataException($"The file or folder {root} does not exist.")
            : root.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? ReadFile(root)
            : NumpyArchive.Read(root, Keys is null ? null : [.. Keys.Values.Distinct()]);
        var columns = new OrderedDictionary<string, IValueColumn>();
        foreach (var (entry, name) in Keys ?? arrays.Keys.Select(name => KeyValuePair.Create(name, name)))
        {
            columns[entry] = new NumpyColumn(arrays[name], Directory.Exists(root)
                ? Path.Combine(root, name + Extension) : $"{root}, array '{name}'");
        }

        return new ColumnDataset(root, columns, Task?.Create(), problems);
    }

    private OrderedDictionary<string, NumpyArray> ReadFile(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return Keys is null || Keys.Values.All(wanted => wanted == name)
            ? new OrderedDictionary<string, NumpyArray> { [name] = NumpyArray.Read(path) }
            : throw new SettingException(this, nameof(Keys),
                $"names other arrays than '{name}', the only one of the file {path}.");
    }

    private OrderedDictionary<string, NumpyArray> ReadFolder(string folder)
    {
        var names = Keys?.Values.Distinct() ?? Directory.GetFiles(folder, "*" + Extension)
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);
        var arrays = new OrderedDictionary<string, NumpyArray>();
        foreach (var name in names)
        {
            arrays[name] = NumpyArray.Read(Path.Combine(folder, name + Extension));
        }

        return arrays;
    }
}
