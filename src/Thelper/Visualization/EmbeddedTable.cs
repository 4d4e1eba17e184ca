using System.Collections;
using System.Globalization;
using System.Text.Json;
using Thelper.Sessions;
using Thelper.Tasks;

namespace Thelper.Visualization;

/// <summary>The features of a set for whoever asks for them, with a text for each sample under each heading.</summary>
internal static class EmbeddedTable
{
    /// <param name="set">Has at least one sample, with at least one feature.</param>
    /// <param name="task">Has the names of the classes.</param>
    public static FeatureTable Of(EmbeddedSet set, LearningTask task)
    {
        List<(string, IReadOnlyList<string>)> columns = [];
        if (task is Classification known)
        {
            AddIf(set.Labels, "label");
            AddIf(set.Predictions, "prediction");

            void AddIf(IReadOnlyList<long>? classes, string name)
            {
                if (classes is not null)
                {
                    columns.Add((name, [.. classes.Select(index => known.Classes.NameOf((int)index) ?? Text(index))]));
                }
            }
        }

        columns.Add(("batch", [.. set.Batches.Select(index => Text(index))]));
        columns.AddRange(set.Meta.Select(entry => (entry.Key, (IReadOnlyList<string>)[.. entry.Value.Select(Text)])));
        return new FeatureTable(set.Features.ToArray(), set.Features.Length / set.Count, columns);
    }

    /// <summary>One of <see cref="BatchValues"/>: lists as JSON, nothing for null.</summary>
    private static string Text(object? value) =>
        value is IEnumerable and not string ? JsonSerializer.Serialize(value) : string.Create(CultureInfo.InvariantCulture, $"{value}");
}
