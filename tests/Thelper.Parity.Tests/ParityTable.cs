using System.Globalization;
using System.Text;

namespace Thelper.Parity.Tests;

/// <summary>
/// What was compared, as a table; written where the environment variable THELPER_PARITY_TABLE says, when all tests are over.
/// </summary>
public sealed class ParityTable : IDisposable
{
    private readonly List<(string Kind, string Name, double Difference, double Tolerance)> _rows = [];

    private string _versions = "";

    internal void Add<T>(Peer peer, ParityCase<T> one, double difference, double tolerance)
    {
        _versions = peer.Versions;
        _rows.Add((one.Kind, one.Name, difference, tolerance));
    }

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("THELPER_PARITY_TABLE") is { Length: > 0 } path && _rows.Count > 0)
        {
            File.WriteAllText(path, Text());
        }
    }

    private static string Cell(double number) => number == 0 ? "0" : number.ToString("0.0e+0", CultureInfo.InvariantCulture);

    private string Text()
    {
        var text = new StringBuilder("# Equal to PyTorch\n\n")
            .Append(CultureInfo.InvariantCulture, $"What `make parity` compared with {_versions}. For each name: how many cases, the largest relative\n")
            .Append("difference of all that was compared, and what is allowed.\n");
        foreach (var kind in _rows.GroupBy(row => row.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {char.ToUpperInvariant(kind.Key[0])}{Plural.Of(kind.Key)[1..]}\n\n| name | cases | largest difference | allowed | |\n|---|---|---|---|---|\n");
            foreach (var name in kind.GroupBy(row => row.Name).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                var worst = name.MaxBy(row => row.Difference / row.Tolerance);
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{name.Key}` | {name.Count()} | {Cell(worst.Difference)} | {Cell(worst.Tolerance)} | {(worst.Difference <= worst.Tolerance ? "equal" : "different")} |\n");
            }
        }

        var equal = _rows.Count(row => row.Difference <= row.Tolerance);
        return text.Append(CultureInfo.InvariantCulture, $"\n{equal} equal, {_rows.Count - equal} different\n").ToString();
    }
}
