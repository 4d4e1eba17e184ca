using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Data.Datasets.Tables;

/// <summary>Which columns of a table are what, and the task that follows.</summary>
internal sealed class TablePlan
{
    private const int RowsLookedAt = 100;

    private readonly TableOptions _options;
    private readonly Table _table;

    /// <exception cref="SettingException">The options name a column that is not there, or do not fit the values.</exception>
    public TablePlan(TableOptions options, Table table)
    {
        (_options, _table) = (options, table);
        Image = options.ImageColumn is { } image ? Index(image, nameof(options.ImageColumn)) : null;
        Targets = [.. options.Target.Select(name => Index(name, nameof(options.Target)))];
        IsClassification = Targets.Length > 0 && DecideClassification();
        Features = Image is null ? ChooseFeatures() : [];
        if (Image is null && Features.Length == 0)
        {
            throw new SettingException(
                options,
                nameof(options.Files),
                "has no column with numbers to predict from; name image_column if there are images.");
        }

        Task = CreateTask();
    }

    /// <summary>The column with images.</summary>
    public int? Image { get; }

    /// <summary>The columns to predict.</summary>
    public int[] Targets { get; }

    /// <summary>The columns to predict from; none where there are images.</summary>
    public int[] Features { get; }

    public bool IsClassification { get; }

    public LearningTask Task { get; }

    private string TargetKey => _options.TargetKey ?? (IsClassification ? "label" : "target");

    private int Index(string column, string property)
    {
        for (var i = 0; i < _table.Columns.Count; i++)
        {
            if (_table.Columns[i] == column)
            {
                return i;
            }
        }

        var nearest = _table.Columns.FirstOrDefault(name => name.Equals(column, StringComparison.OrdinalIgnoreCase));
        throw new SettingException(
            _options,
            property,
            $"names the column '{column}', but the columns are {string.Join(", ", _table.Columns)}"
            + (nearest is null ? "." : $"; did you mean '{nearest}'?"));
    }

    private bool DecideClassification()
    {
        var isClassification = _options.TaskType == TableTask.Classification
            || (_options.TaskType is null && (_options.ClassNames is not null || !HasNumbers(Targets[0])));
        return !isClassification || Targets.Length == 1 || _options.TaskType is not null ? isClassification
            : throw new SettingException(
            _options,
            nameof(_options.Target),
            $"has {Targets.Length} columns, of which '{_options.Target[0]}' holds texts; a classification has one "
            + "column, and a regression needs numbers.");
    }

    private int[] ChooseFeatures() => _options.Features is { } names
        ? [.. names.Select(name => Index(name, nameof(_options.Features)))]
        : [.. Enumerable.Range(0, _table.Columns.Count).Except(Targets).Where(HasNumbers)];

    // One wrong cell further down is a mistake to be told, and must not make the whole column disappear.
    /// <summary>
    /// Whether a column begins with a number, or most of its first cells are; one that is wrong is then a mistake, and does not
    /// hide the column.
    /// </summary>
    private bool HasNumbers(int column)
    {
        var cells = _table.Rows.Select(row => row.Cells[column]).Where(cell => cell.Text is not null).Take(RowsLookedAt).ToList();
        return cells is [{ Number: not null }, ..] || 2 * cells.Count(cell => cell.Number is not null) > cells.Count;
    }

    private LearningTask CreateTask()
    {
        var input = _options.InputKey ?? (Image is null ? "input" : "image");
        string[] meta = [_options.PathKey, _options.IdxKey];
        if (Targets.Length == 0)
        {
            return new GenericTask(input, null, meta);
        }

        if (IsClassification)
        {
            return new Classification(_options.ClassNames ?? Classes(), input, TargetKey, meta);
        }

        return new Regression(input, TargetKey, meta, new TargetForm
        {
            InputShape = Image is null ? [Features.Length] : null,
            TargetShape = [Targets.Length],
            TargetType = ScalarType.Float32,
        });
    }

    private string[] Classes()
    {
        var cells = _table.Rows.Select(row => row.Cells[Targets[0]])
            .Where(cell => cell.Text is not null)
            .DistinctBy(cell => cell.Text)
            .ToArray();
        var ordered = cells.All(cell => cell.Number is not null)
            ? cells.OrderBy(cell => cell.Number).ThenBy(cell => cell.Text, StringComparer.Ordinal)
            : cells.OrderBy(cell => cell.Text, StringComparer.Ordinal);
        return cells.Length > 0 ? [.. ordered.Select(cell => cell.Text!)] : throw new SettingException(
            _options, nameof(_options.Target), $"names the column '{_options.Target[0]}', all cells of which are empty.");
    }
}
