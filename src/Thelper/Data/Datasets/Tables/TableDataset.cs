using Thelper.Tasks;

namespace Thelper.Data.Datasets.Tables;

/// <summary>Rows of a table as samples: numbers or an image, and a class or numbers to predict. Holds all but the
/// images.</summary>
internal sealed class TableDataset : IDataset
{
    private readonly TableOptions _options;
    private readonly List<TableSample> _samples;

    /// <summary>Checks every row; those that are wrong go to the problems.</summary>
    /// <exception cref="DataException">A row is wrong and none may be left out, or no row is left.</exception>
    public TableDataset(TableOptions options, Table table, DataProblems problems)
    {
        _options = options;
        var plan = new TablePlan(options, table);
        Task = plan.Task;
        var reading = new TableSampleReading(options, plan, table.Columns);
        _samples = new List<TableSample>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            try
            {
                _samples.Add(reading.Read(row));
            }
            catch (DataException exception)
            {
                problems.Add(exception.Message);
            }
        }

        if (_samples.Count == 0)
        {
            throw new DataException(
                $"{string.Join(", ", options.Files.Select(file => file.FullPath))} has no row that can be used "
                + $"({table.Rows.Count} were read).");
        }
    }

    /// <inheritdoc/>
    public int Count => _samples.Count;

    /// <inheritdoc/>
    public LearningTask Task { get; }

    /// <inheritdoc/>
    public int? ClassOf(int index) => _samples[index].Class;

    /// <inheritdoc/>
    public SampleIdentity IdentityOf(int index)
    {
        var sample = _samples[index];
        var bytes = sample.Image is null ? (long?)null : new FileInfo(sample.Image) is { Exists: true } file ? file.Length : null;
        return new SampleIdentity($"{Path.GetFileName(sample.File)}:{sample.Line}", bytes);
    }

    /// <inheritdoc/>
    public ImageShape? ShapeOf(int index) =>
        _samples[index].Image is { } path ? new SourceImage(path, path).Shape(_options.Mode) : null;

    /// <inheritdoc/>
    public string Describe(int index)
    {
        var sample = _samples[index];
        return sample.Image is null ? $"{sample.File}, line {sample.Line}"
            : $"{sample.Image} ({sample.File}, line {sample.Line})";
    }

    /// <inheritdoc/>
    public Sample Load(int index)
    {
        var row = _samples[index];
        var sample = new Sample { [Task.InputKey] = Input(row) };
        if (Task.GroundTruthKey is { } truth)
        {
            sample[truth] = Task is Classification classification
                ? classification.ClassNames[row.Class!.Value]
                : SampleArray.From<float>(row.Targets, row.Targets.Length);
        }

        sample[_options.PathKey] = row.Image ?? row.File;
        sample[_options.IdxKey] = (long)index;
        return sample;
    }

    private object Input(TableSample row)
    {
        if (row.Image is null)
        {
            return SampleArray.From<float>(row.Features, row.Features.Length);
        }

        try
        {
            return new SourceImage(row.Image, row.Image).Load(_options.Mode);
        }
        catch (DataException exception)
        {
            throw new DataException($"{row.File}, line {row.Line}: {exception.Message}", exception);
        }
    }
}
