using System.Globalization;
using System.Text.Json;
using Thelper.Bench;

// One argument: the file to write. Both loops run in turn, round by round, so that a machine whose speed drifts slows
// both; the ratio of each pair is what counts.
const int rounds = 9;
const double target = 0.95;
Contest[] contests =
[
    new("lenet", "LeNet, 28x28, batch 64", 64, 150),
    new("resnet18", "ResNet-18, 64x64, batch 32", 32, 6),
];

var rows = new List<BenchRow>();
foreach (var contest in contests)
{
    foreach (var threads in new[] { 1, Environment.ProcessorCount }.Distinct())
    {
        using var peer = new PlainPyTorch(contest, threads);
        using var ours = new OurLoop(contest, threads);
        peer.Run(contest.Steps);
        ours.Run(contest.Steps);
        var pairs = Enumerable.Range(0, rounds).Select(_ => (Ours: ours.Run(contest.Steps), Peer: peer.Run(contest.Steps))).ToList();
        var images = contest.Steps * contest.BatchSize;
        var name = $"{contest.Title}, {threads} threads";
        rows.Add(BenchRow.From($"{name}: images/s, ours to PyTorch's", target, pairs.Select(pair => pair.Peer / pair.Ours)));
        rows.Add(BenchRow.From($"{name}: images/s, ours", null, pairs.Select(pair => images / pair.Ours)));
        rows.Add(BenchRow.From($"{name}: images/s, PyTorch's", null, pairs.Select(pair => images / pair.Peer)));
    }
}

foreach (var row in rows)
{
    var verdict = row.Target is { } wanted ? $"target {wanted.ToString(CultureInfo.InvariantCulture)}, {(row.Ok ? "reached" : "missed")}" : "";
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Name,-62} {row.Value,10:F2}  ±{row.Noise,6:P1}  {verdict}"));
}

var options = new JsonSerializerOptions { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[0]))!);
File.WriteAllText(args[0], JsonSerializer.Serialize(rows, options) + "\n");
return rows.All(row => row.Ok) ? 0 : 1;
