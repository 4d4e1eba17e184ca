namespace Thelper.Bench;

/// <summary>What looks at predictions: the time it adds to an evaluation, the memory it takes, and the time for COCO's numbers.</summary>
internal static class ConsumerBench
{
    private const double MostTime = 1.02;
    private const double MostMegabytes = 200;
    private const double MostSeconds = 20;
    private const int CocoRounds = 3;

    // The difference is small, and so needs more rounds than others.
    private const int PairsPerRound = 3;
    private static readonly int[] Samples = [10_000, 1_000_000];
    private static readonly int[] Classes = [80, 1];

    public static IEnumerable<BenchRow> Run(int rounds) => [.. Memory(), .. Time(rounds), .. Coco()];

    private static List<BenchRow> Time(int rounds)
    {
        using var epoch = new EvaluationEpoch();
        epoch.Run(shows: true);
        epoch.Run(shows: false);
        var pairs = Enumerable.Range(0, PairsPerRound * rounds)
            .Select(_ => (Without: epoch.Run(shows: false).Whole, With: epoch.Run(shows: true)))
            .ToList();
        return
        [
            BenchRow.From("consumers: time of a LeNet evaluation, with four to without", MostTime, pairs.Select(pair => pair.With.Whole / pair.Without), atMost: true),
            BenchRow.From("consumers: their own time, % of the evaluation without", null, pairs.Select(pair => 100 * pair.With.Consumers / pair.Without)),
            BenchRow.From("consumers: their own time, us per sample", null, pairs.Select(pair => 1e6 * pair.With.Consumers / EvaluationEpoch.Samples)),
            BenchRow.From("consumers: samples/s of the evaluation without", null, pairs.Select(pair => EvaluationEpoch.Samples / pair.Without)),
        ];
    }

    private static List<BenchRow> Memory() =>
    [
        .. Samples.Select(samples => BenchRow.From(
            $"consumers: MB that {samples} samples take at most", MostMegabytes, [MemoryGrowth.Of(samples)], atMost: true)),
    ];

    private static List<BenchRow> Coco() =>
    [
        .. Classes.Select(classes => BenchRow.From(
            $"COCO: seconds for 5000 images with 100 boxes of {classes} classes",
            MostSeconds,
            Enumerable.Range(0, CocoRounds).Select(round => CocoRun.Seconds(classes, seed: round)),
            atMost: true)),
    ];
}
