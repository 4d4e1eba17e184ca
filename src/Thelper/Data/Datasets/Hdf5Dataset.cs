using Thelper.Configuration;
using Thelper.Data.Datasets.Columns;
using Thelper.Hdf5;
using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>
/// The options of the data set whose samples are the rows of an HDF5 file: an archive that a split wrote, with the groups
/// <c>train</c>, <c>valid</c> and <c>test</c> and the task in its attributes, or any file with datasets. Values become what
/// those of numpy arrays become. One thread reads at a time.
/// </summary>
public sealed record Hdf5Options : IDatasetOptions
{
    /// <summary>The file.</summary>
    public required FilePath Root { get; init; }

    /// <summary>The group whose datasets make up the samples; <c>train</c> by default. With <see cref="Keys"/> it is
    /// not used.</summary>
    [NotEmpty]
    public string Subset { get; init; } = "train";

    /// <summary>The paths of datasets in the file by the entries of a sample; by default all datasets of the subset's group under
    /// their own names.</summary>
    [NotEmpty]
    public IReadOnlyDictionary<string, string>? Keys { get; init; }

    /// <summary>What the samples are made for; by default the task of the archive, or, without one, only that the first entry
    /// goes into the model is known.</summary>
    public ITaskOptions? Task { get; init; }

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems)
    {
        try
        {
            // Datasets that are open keep the file open.
            using var file = Hdf5File.Open(Root.FullPath);
            var task = Task?.Create() ?? TaskOf(file);
            return new ColumnDataset(Root.FullPath, Columns(file, Keys ?? Found(file, task)), task, problems);
        }
        catch (Hdf5Exception exception)
        {
            throw new DataException(exception.Message, exception);
        }
    }

    private static LearningTask? TaskOf(Hdf5File file)
    {
        try
        {
            return file.TextAttribute("/", "task") is { } text ? ArchivedTask.Parse(text) : null;
        }
        catch (FormatException exception)
        {
            throw new DataException(
                $"The task that {file.Path} holds cannot be read: {exception.Message}. Describe it under task in the "
                + "data set's params.", exception);
        }
    }

    private static OrderedDictionary<string, IValueColumn> Columns(Hdf5File file, IEnumerable<KeyValuePair<string, string>> paths)
    {
        var columns = new OrderedDictionary<string, IValueColumn>();
        foreach (var (entry, path) in paths)
        {
            columns[entry] = new Hdf5Column(file, path);
        }

        return columns;
    }

    // First the task's entries in its order, so that the input comes first whatever its name.
    private IEnumerable<KeyValuePair<string, string>> Found(Hdf5File file, LearningTask? task)
    {
        if (!file.Groups().Contains(Subset))
        {
            throw new DataException(file.Groups() is { Count: > 0 } groups
                ? $"{file.Path} has no group '{Subset}'; it has {string.Join(", ", groups)}."
                : $"{file.Path} has no group '{Subset}', nor any other; name its datasets under keys.");
        }

        var names = file.Datasets(Subset);
        return (task?.Keys.Where(names.Contains) ?? [])
            .Union(names)
            .Select(name => KeyValuePair.Create(name, $"{Subset}/{name}"));
    }
}
