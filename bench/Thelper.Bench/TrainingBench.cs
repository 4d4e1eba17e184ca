namespace Thelper.Bench;

/// <summary>Our training loop against PyTorch's, on batches that lie in memory.</summary>
internal static class TrainingBench
{
    private const double Target = 0.95;

    private static readonly Contest[] Contests =
    [
        new("lenet", "LeNet, 28x28, batch 64", 64, 150, 28),
        new("resnet18", "ResNet-18, 64x64, batch 32", 32, 6, 64),
    ];

    public static IEnumerable<BenchRow> Run(int rounds) =>
        from contest in Contests
        from threads in new[] { 1, Environment.ProcessorCount }.Distinct()
        from row in Run(contest, threads, rounds)
        select row;

    private static List<BenchRow> Run(Contest contest, int threads, int rounds)
    {
        using var peer = new PythonPeer("plain_pytorch.py", contest.Model, $"{contest.BatchSize}", $"{threads}");
        using var ours = new OurLoop(contest, threads);
        peer.Run(contest.Steps);
        ours.Run(contest.Steps);
        var pairs = Enumerable.Range(0, rounds).Select(_ => (Ours: ours.Run(contest.Steps), Peer: peer.Run(contest.Steps))).ToList();
        var images = contest.Steps * contest.BatchSize;
        var name = $"{contest.Title}, {threads} threads";
        return
        [
            BenchRow.From($"{name}: images/s, ours to PyTorch's", Target, pairs.Select(pair => pair.Peer / pair.Ours)),
            BenchRow.From($"{name}: images/s, ours", null, pairs.Select(pair => images / pair.Ours)),
            BenchRow.From($"{name}: images/s, PyTorch's", null, pairs.Select(pair => images / pair.Peer)),
        ];
    }
}
