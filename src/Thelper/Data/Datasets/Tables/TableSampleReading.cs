using Thelper.Tasks;

namespace Thelper.Data.Datasets.Tables;

/// <summary>What a row says, checked.</summary>
/// <param name="File">The row's file.</param>
/// <param name="Line">The row's line.</param>
/// <param name="Image">The path of its image, if there are images.</param>
/// <param name="Features">Its numbers; none where there are images.</param>
/// <param name="Targets">Its numbers to predict; none where there are classes.</param>
/// <param name="Class">Its class, if there are classes.</param>
internal sealed record TableSample(string File, int Line, string? Image, float[] Features, float[] Targets, int? Class);

/// <summary>Reads rows as <see cref="TablePlan"/> has it.</summary>
internal sealed class TableSampleReading(TableOptions options, TablePlan plan, IReadOnlyList<string> columns)
{
    private const int ClassesShown = 20;
    private const string Advice = "Correct it, take the row out, or set on_error to skip.";

    /// <exception cref="DataException">A cell is missing or wrong; the sentence names file, line and column.</exception>
    public TableSample Read(TableRow row) => new(
        row.File,
        row.Line,
        plan.Image is { } image ? ImageOf(row, image) : null,
        Numbers(row, plan.Features),
        plan.IsClassification ? [] : Numbers(row, plan.Targets),
        plan.IsClassification ? ClassOf(row, plan.Targets[0]) : null);

    private float[] Numbers(TableRow row, int[] indices) => Array.ConvertAll(indices, index => Number(row, index));

    private float Number(TableRow row, int index)
    {
        var number = (float)(row.Cells[index].Number ?? throw Mistake(row, index,
            $"'{Text(row, index)}' is no number; numbers are written as 12, 0.5 or 1e-3. {Advice}"));
        return float.IsFinite(number) ? number : throw Mistake(row, index,
            $"'{Text(row, index)}' is beyond the range of float32, which ends at 3.4e38; give it in another unit. {Advice}");
    }

    private int ClassOf(TableRow row, int index)
    {
        var names = ((Classification)plan.Task).ClassNames;
        return ((Classification)plan.Task).IndexOf(Text(row, index)) ?? throw Mistake(row, index,
            $"'{Text(row, index)}' is no class; the classes are {string.Join(", ", names.Take(ClassesShown))}"
            + (names.Count > ClassesShown ? $" and {names.Count - ClassesShown} more. {Advice}" : $". {Advice}"));
    }

    private string ImageOf(TableRow row, int index)
    {
        var root = options.ImageRoot?.FullPath ?? Path.GetDirectoryName(row.File)!;
        var path = Path.GetFullPath(Path.Combine(root, Text(row, index)));
        return File.Exists(path) ? path : throw Mistake(row, index, $"the image {path} does not exist. {Advice}");
    }

    private string Text(TableRow row, int index) => row.Cells[index].Text ?? throw Mistake(row, index,
        "there is no value; fill it in, take the row out, or set on_error to skip.");

    private DataException Mistake(TableRow row, int index, string sentence) =>
        new($"{row.Place}, column '{columns[index]}': {sentence}");
}
