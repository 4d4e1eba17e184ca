using Thelper.Sessions;

namespace Thelper.Reports.Page;

/// <summary>A value at a step.</summary>
/// <param name="Step">An epoch, or a training step.</param>
/// <param name="Value">Finite.</param>
internal readonly record struct ScalarPoint(long Step, double Value);

/// <summary>The course of the values of a session: what <c>metrics.jsonl</c> holds.</summary>
internal sealed class ScalarHistory
{
    private readonly OrderedDictionary<(string Tag, string Set), List<ScalarPoint>> _courses = [];

    /// <summary>The tags, such as <c>epoch/loss</c>, in the order in which they appear.</summary>
    public IEnumerable<string> Tags => _courses.Keys.Select(key => key.Tag).Distinct();

    /// <summary>The courses of a tag, by set.</summary>
    public IEnumerable<(string Set, IReadOnlyList<ScalarPoint> Points)> Of(string tag) =>
        _courses.Where(entry => entry.Key.Tag == tag).Select(entry => (entry.Key.Set, (IReadOnlyList<ScalarPoint>)entry.Value));

    /// <summary>Reads the file; lines that are torn, or have no number, are passed over. Empty where there is no file.</summary>
    public static ScalarHistory Read(string path)
    {
        var history = new ScalarHistory();
        foreach (var row in new ScalarLines(path).Read())
        {
            history.Add(row);
        }

        return history;
    }

    private void Add(ScalarRow row)
    {
        if (row.Value is not { } value || !double.IsFinite(value))
        {
            return;
        }

        if (!_courses.TryGetValue((row.Tag, row.Set), out var points))
        {
            _courses[(row.Tag, row.Set)] = points = [];
        }

        points.Add(new ScalarPoint(row.Step, value));
    }
}
