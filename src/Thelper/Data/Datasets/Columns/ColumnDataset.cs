using Thelper.Tasks;

namespace Thelper.Data.Datasets.Columns;

/// <summary>Samples whose entries are the rows of arrays.</summary>
internal sealed class ColumnDataset : IDataset, IDisposable
{
    private const string IndexKey = "idx";

    private readonly string _path;
    private readonly OrderedDictionary<string, IValueColumn> _columns;
    private readonly List<(int Row, int[] Classes)> _samples;

    /// <summary>Checks the lengths of the arrays, and the classes of all samples.</summary>
    /// <param name="path">The file or folder, for messages.</param>
    /// <param name="columns">By the entries of a sample; owned by the data set from now on.</param>
    /// <param name="task">Null where nothing is known but that the first entry is the input.</param>
    /// <param name="problems">Takes the samples with wrong classes.</param>
    /// <exception cref="DataException">The arrays do not fit each other or the task.</exception>
    public ColumnDataset(string path, OrderedDictionary<string, IValueColumn> columns, LearningTask? task, DataProblems problems)
    {
        (_path, _columns) = (path, columns);
        if (columns.Count == 0)
        {
            throw new DataException($"{path} has no array.");
        }

        Task = task ?? new GenericTask(columns.GetAt(0).Key, null, [.. columns.Keys.Skip(1), IndexKey]);
        if (Task.Keys.FirstOrDefault(key => key != IndexKey && !columns.ContainsKey(key)) is { } missing)
        {
            throw new DataException(
                $"{path} has no entry '{missing}', which the task needs; it has {string.Join(", ", columns.Keys)}.");
        }

        var count = CheckedCount();
        _samples = Task is Classification { GroundTruthKey: { } label } classification
            ? Labelled(columns[label], classification, count, problems)
            : [.. Enumerable.Range(0, count).Select(row => (row, Array.Empty<int>()))];
        if (_samples.Count == 0)
        {
            throw new DataException($"{path} has no sample that can be used.");
        }
    }

    /// <inheritdoc/>
    public int Count => _samples.Count;

    /// <inheritdoc/>
    public LearningTask Task { get; }

    /// <inheritdoc/>
    public int? ClassOf(int index) => _samples[index].Classes is [var only] ? only : null;

    /// <inheritdoc/>
    public IReadOnlyList<int> ClassesOf(int index) => _samples[index].Classes;

    /// <inheritdoc/>
    public SampleIdentity IdentityOf(int index) => new($"{Path.GetFileName(_path)}:{_samples[index].Row}", null);

    /// <inheritdoc/>
    public string Describe(int index) => $"sample {_samples[index].Row} of {_path}";

    /// <inheritdoc/>
    public Sample Load(int index)
    {
        var row = _samples[index].Row;
        var sample = new Sample();
        try
        {
            foreach (var (key, column) in _columns)
            {
                sample[key] = Form(key, column, row);
            }

            if (!sample.Has(IndexKey))
            {
                sample[IndexKey] = (long)index;
            }

            return sample;
        }
        catch
        {
            sample.Dispose();
            throw;
        }
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        foreach (var column in _columns.Values)
        {
            column.Dispose();
        }
    }

    private static List<(int Row, int[] Classes)> Labelled(
        IValueColumn column, Classification task, int count, DataProblems problems)
    {
        var samples = new List<(int, int[])>(count);
        for (var row = 0; row < count; row++)
        {
            try
            {
                samples.Add((row, SampleValues.Classes(column.Read(row), task)));
            }
            catch (FormatException exception)
            {
                problems.Add($"{column.Place}, sample {row}: {exception.Message}.", exception);
            }
        }

        return samples;
    }

    private object Form(string key, IValueColumn column, int row)
    {
        try
        {
            return SampleValues.Form(column.Read(row), key, Task);
        }
        catch (FormatException exception)
        {
            throw new DataException($"{column.Place}, sample {row}: {exception.Message}.", exception);
        }
    }

    private int CheckedCount()
    {
        var first = _columns.GetAt(0).Value;
        foreach (var column in _columns.Values)
        {
            if (column.Count != first.Count)
            {
                throw new DataException(
                    $"{first.Place} has {first.Count} samples, but {column.Place} has {column.Count}; all entries "
                    + "must have as many.");
            }
        }

        return first.Count <= int.MaxValue ? (int)first.Count : throw new DataException(
            $"{first.Place} has {first.Count} samples, and at most {int.MaxValue} are read.");
    }
}
