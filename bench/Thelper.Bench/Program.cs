using System.Globalization;
using System.Text.Json;
using Thelper.Bench;

// Arguments: the file to write, and the benchmarks to run; all by default. Ours and the peer run in turn, round by round, so
// that a machine whose speed drifts slows both; the ratio of each pair is what counts.
const int rounds = 9;
var all = new Dictionary<string, Func<int, IEnumerable<BenchRow>>>
{
    ["training"] = TrainingBench.Run,
    ["loader"] = LoaderBench.Run,
    ["consumers"] = ConsumerBench.Run,
    ["endurance"] = _ => EnduranceBench.Run(),
};
var wanted = args.Skip(1).DefaultIfEmpty("all").ToList();
var rows = new List<BenchRow>();
foreach (var (_, run) in all.Where(bench => wanted.Contains("all") || wanted.Contains(bench.Key)))
{
    foreach (var row in run(rounds))
    {
        rows.Add(row);
        var verdict = row.Target is { } target ? $"target {target.ToString(CultureInfo.InvariantCulture)}, {(row.Ok ? "reached" : "missed")}" : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Name,-62} {row.Value,10:F2}  ±{row.Noise,6:P1}  {verdict}"));
    }
}

var options = new JsonSerializerOptions { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[0]))!);
File.WriteAllText(args[0], JsonSerializer.Serialize(rows, options) + "\n");
return rows.All(row => row.Ok) ? 0 : 1;
