using System.Text.Json;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Metrics;

/// <summary>Predicted and true classes of samples.</summary>
internal sealed record ClassProblem(string[] Names, float[] Scores, long[] Truth, double[]? Weights, float[] Shares, int Digits)
{
    public int Classes => Names.Length;

    /// <summary>Three batches of unequal sizes, or as many as there are samples.</summary>
    public IReadOnlyList<ShownBatch> Batches()
    {
        var (batches, size) = (new List<ShownBatch>(), (Truth.Length / 3) + 1);
        for (var start = 0; start < Truth.Length; start += size)
        {
            var range = start..Math.Min(start + size, Truth.Length);
            batches.Add(new(
                Scores[(range.Start.Value * Classes)..(range.End.Value * Classes)], [range.End.Value - start, Classes], Truth[range])
            {
                Weights = Weights?[range],
            });
        }

        return batches;
    }
}

/// <summary>Several classes of each sample.</summary>
internal sealed record FlagProblem(int Classes, float[] Scores, float[] Flags);

/// <summary>Three numbers of each sample.</summary>
internal sealed record NumberProblem(float[] Scores, double[] Truth);

/// <summary>Images.</summary>
internal sealed record ImageProblem(long[] Shape, double Range, float[] Scores, double[] Truth);

/// <summary>Random problems, and what scikit-learn makes of them; one process for all.</summary>
internal static class ScikitProblems
{
    private const int Count = 200;
    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private static readonly Lazy<JsonElement?> Answers = new(Ask);

    public static IReadOnlyList<ClassProblem> Classes { get; } = [.. Enumerable.Range(0, Count).Select(OfClasses)];

    public static IReadOnlyList<FlagProblem> Flags { get; } = [.. Enumerable.Range(0, 20).Select(OfFlags)];

    public static IReadOnlyList<NumberProblem> Numbers { get; } = [.. Enumerable.Range(0, 20).Select(OfNumbers)];

    public static IReadOnlyList<ImageProblem> Images { get; } = [.. Enumerable.Range(0, 4).Select(OfImages)];

    /// <summary>The answers to all problems of a kind; the test is skipped where there is no scikit-learn.</summary>
    public static JsonElement[] AnswersTo(string kind)
    {
        Skip.If(Answers.Value is not { ValueKind: JsonValueKind.Object }, "scikit-learn for Python is not installed (python3-sklearn)");
        return [.. Answers.Value!.Value.GetProperty(kind).EnumerateArray()];
    }

    private static JsonElement? Ask()
    {
        using var folder = new Support.TemporaryFolder();
        var file = folder.Write("problems.json", JsonSerializer.Serialize(new { Classes, Flags, Numbers, Images }, Form));
        return PythonTorch.Run("scikit_metrics.py", file) is { } text ? JsonSerializer.Deserialize<JsonElement>(text) : null;
    }

    /// <summary>Few and many classes, some that do not occur, ties, weights that are whole eighths, some of them 0.</summary>
    private static ClassProblem OfClasses(int seed)
    {
        var random = new Random(seed);
        var classes = seed % 10 == 0 ? random.Next(30, 60) : random.Next(2, 7);
        var samples = random.Next(1, 70);
        var truth = Enumerable.Range(0, samples).Select(_ => (long)random.Next(random.Next(1, classes + 1))).ToArray();

        // Few decimals make ties; the true class is a little ahead.
        var decimals = seed % 3;
        var scores = Enumerable.Range(0, samples * classes).Select(i =>
            (float)Math.Round((random.NextDouble() * 4) - 2 + (i % classes == truth[i / classes] ? 1 : 0), decimals)).ToArray();
        return new(
            [.. Enumerable.Range(0, classes).Select(i => new string((char)('a' + random.Next(26)), random.Next(1, 20)) + $"{i}_é")],
            scores, truth,
            seed % 4 == 1 ? [.. Enumerable.Range(0, samples).Select(i => i == 0 ? 1 : random.Next(20) / 8.0)] : null,
            [.. Enumerable.Range(0, samples).Select(_ => (float)Math.Round(random.NextDouble(), 2))],
            Digits: seed % 5);
    }

    private static FlagProblem OfFlags(int seed)
    {
        var random = new Random(seed);
        var classes = random.Next(2, 6);
        var flags = Enumerable.Range(0, classes * random.Next(5, 40)).Select(i => i < classes ? 1f : i < 2 * classes ? 0 : random.Next(2)).ToArray();
        return new(classes, [.. flags.Select(flag => (float)((random.NextDouble() * 3) - 1.5 + (flag / 2)))], flags);
    }

    private static NumberProblem OfNumbers(int seed)
    {
        var random = new Random(seed);
        var truth = Enumerable.Range(0, 3 * random.Next(2, 50)).Select(_ => 100 + random.NextDouble()).ToArray();
        return new([.. truth.Select(number => (float)(number + (0.3 * random.NextDouble())))], truth);
    }

    private static ImageProblem OfImages(int seed)
    {
        var random = new Random(seed);
        var range = seed % 2 == 0 ? 1.0 : 255;
        long[] shape = [1 + seed, seed < 2 ? 1 : 3, 11 + (5 * seed), 16];
        var truth = Enumerable.Range(0, (int)(shape[0] * shape[1] * shape[2] * shape[3]))
            .Select(i => range * ((Math.Sin(i / 7.0) / 4) + 0.5)).ToArray();
        return new(shape, range, [.. truth.Select(value => (float)(value + (range * 0.2 * random.NextDouble())))], truth);
    }
}
