using System.Text.Json;
using Thelper.Data.Datasets.Tables;
using Thelper.Data.Files;

namespace Thelper.Data.Datasets;

/// <summary>
/// The options of the data set whose samples are the lines of files with a JSON object on each. A column is a key of the
/// objects, such as <c>user/angle</c>; where an object has no such key, dots lead into objects within it: <c>pose.x</c>. A
/// sample holds what a row of a CSV file does.
/// </summary>
public sealed record JsonLinesOptions : TableOptions
{
    /// <inheritdoc/>
    public override IDataset Open(DataProblems problems)
    {
        var rows = new List<TableRow>();
        string[]? columns = null;
        foreach (var path in TableFiles.Find(Files))
        {
            foreach (var (line, item) in JsonLinesFile.Read(path, problems))
            {
                columns ??= [.. Target.Concat(Input(item)).Distinct()];
                rows.Add(new TableRow(path, line, Array.ConvertAll(columns, column => JsonCells.Of(item, column))));
            }
        }

        return columns is null
            ? throw new DataException($"{string.Join(", ", Files.Select(file => file.FullPath))} has no line with an object.")
            : new TableDataset(this, new Table(columns, rows), problems);
    }

    /// <summary>The columns to predict from; those not named are the keys of the first object.</summary>
    private IEnumerable<string> Input(JsonElement first) =>
        ImageColumn is { } image ? [image] : Features ?? first.EnumerateObject().Select(property => property.Name);
}
