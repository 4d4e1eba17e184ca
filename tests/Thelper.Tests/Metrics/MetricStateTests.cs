using System.Reflection;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;

namespace Thelper.Tests.Metrics;

/// <summary>What every metric keeps to, whatever it computes.</summary>
public sealed class MetricStateTests
{
    private const string External = "ExternalMetric: metric_goal: max, metric_name: sklearn.metrics.";

    private static readonly Dictionary<string, LearningTask> Tasks = new()
    {
        ["classes"] = new Classification(["a", "b", "c"], "image", "label"),
        ["flags"] = new Classification(["a", "b", "c"], "image", "label", multiLabel: true),
        ["pixels"] = new Segmentation(["a", "b", "c"], "image", "mask", dontCare: 255),
        ["numbers"] = new Regression("input", "target"),
        ["images"] = new SuperResolution("image", "sharp"),
    };

    /// <summary>The metric and its parameters, and the kind of task.</summary>
    public static TheoryData<string, string> Metrics
    {
        get
        {
            var data = new TheoryData<string, string>();
            Add("classes", "Accuracy", "Accuracy: top_k: 2, max_win_size: 2", "Precision", "Recall: average: micro", "FScore: target_name: b",
                "BalancedAccuracy", "CohenKappa: weights: linear, max_win_size: 2", "MatthewsCorrelation", "ExpectedCalibrationError: bins: 4",
                "ROCCurve: target_name: b, sample_weight: weight", "ROCCurve: target_name: '!a', target_tpr: 0.5",
                "PrecisionRecallCurve: target_name: c", "AUC", $"{External}f1_score, metric_type: classif_best, metric_params: {{average: macro}}",
                $"{External}recall_score, metric_type: classif_best, target_name: a, max_win_size: 2",
                $"{External}roc_auc_score, metric_type: classif_score, target_name: a, max_win_size: 2");
            Add("flags", "Accuracy", "Precision", "Recall", "FScore", "ROCCurve: target_name: b", "AUC", "PrecisionRecallCurve: target_name: b");
            Add("pixels", "Accuracy", "IntersectionOverUnion: max_win_size: 2", "IntersectionOverUnion: global_score: false", "Dice",
                "FScore", "BalancedAccuracy", "CohenKappa", "MatthewsCorrelation", "ExpectedCalibrationError",
                $"{External}jaccard_score, metric_type: classif_best, target_name: a");
            Add("numbers", "MeanAbsoluteError: max_win_size: 2", "MeanSquaredError: reduction: sum", "RootMeanSquaredError", "R2",
                "ExplainedVariance", "PSNR", "PSNR: max_win_size: 2", $"{External}r2_score, metric_type: regression");
            Add("images", "SSIM", "SSIM: max_win_size: 2, data_range: 4", "PSNR");
            return data;

            void Add(string task, params string[] metrics) => Array.ForEach(metrics, metric => data.Add(metric, task));
        }
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public void A_state_saved_in_the_middle_is_gone_on_with(string metric, string kind)
    {
        var (task, batches) = (Tasks[kind], Batches(kind));
        var whole = Made(metric, task).Shown(task, batches).Evaluate();
        var half = Made(metric, task).Shown(task, batches, to: 2);
        var resumed = Made(metric, task).Shown(task, batches, from: 3);
        resumed.LoadState(Saved(half));

        Assert.True(double.IsFinite(whole), metric);
        Assert.Equal(whole, resumed.Shown(task, batches, from: 2).Evaluate());
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public void A_reset_forgets_everything(string metric, string kind)
    {
        var (task, batches) = (Tasks[kind], Batches(kind));
        var consumer = Made(metric, task).Shown(task, batches, to: 3);
        consumer.Reset();

        Assert.Equal(double.NaN, consumer.Evaluate());
        Assert.Equal(Made(metric, task).Shown(task, batches).Evaluate(), consumer.Shown(task, batches).Evaluate());
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public void Without_a_truth_there_is_no_value(string metric, string kind)
    {
        var task = Tasks[kind];
        var batches = Batches(kind).Select(batch => batch with { Truth = null }).ToArray();

        Assert.Equal(double.NaN, Made(metric, task).Evaluate());
        Assert.Equal(double.NaN, Made(metric, task).Shown(task, batches).Evaluate());
    }

    /// <summary>Whatever they give, they do not fail, and a later batch does not either.</summary>
    [Theory]
    [MemberData(nameof(Metrics))]
    public void Predictions_that_are_no_numbers_are_never_better_than_all_others(string metric, string kind)
    {
        var (task, batches) = (Tasks[kind], Batches(kind));
        var consumer = Made(metric, task);
        var before = Made(metric, task).Shown(task, batches).Evaluate();
        var after = consumer.Shown(task, [.. batches.Select(batch => batch with { Scores = [.. batch.Scores.Select(_ => float.NaN)] })]).Evaluate();

        Assert.False(consumer.Goal == Goal.Maximize ? after > before : after < before && !metric.StartsWith("ROC", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public void One_class_alone_makes_no_metric_fail(string metric, string kind)
    {
        var task = Tasks[kind];
        var batches = Batches(kind).Select(batch => batch with
        {
            Truth = batch.Truth switch
            {
                long[] labels => new long[labels.Length],
                float[] flags => new float[flags.Length],
                var other => other,
            },
        }).ToArray();

        Assert.InRange(Made(metric, task).Shown(task, batches).Evaluate() is var value && double.IsNaN(value) ? 0 : value, -1e3, 1e3);
    }

    [Fact]
    public void Every_metric_of_the_catalogue_is_tried()
    {
        var tried = Metrics.Select(row => ((string)row[0]).Split(':')[0]).ToHashSet();
        var names = StandardComponents.Catalogue().Entries
            .Where(entry => entry.Kind == typeof(IConsumerOptions) && entry.Name.StartsWith("thelper.optim.", StringComparison.Ordinal))
            .Where(entry => entry.Options.GetCustomAttribute<SupportsAttribute>()?.Kinds.Contains(TaskKind.Detection) != true)
            .Select(entry => entry.Name["thelper.optim.".Length..]);

        Assert.Empty(names.Except(tried));
    }

    private static IMetric Made(string metric, LearningTask task)
    {
        var parts = metric.Split(':', 2);
        var parameters = parts.Length == 1 ? "" : $", params: {{{parts[1]}}}";
        return (IMetric)Bound.To<MetricSection>($"metric: {{type: thelper.optim.{parts[0]}{parameters}}}").Metric.Create(task);
    }

    /// <summary>A state as a checkpoint gives it back.</summary>
    private static IReadOnlyDictionary<string, object?> Saved(IMetric metric)
    {
        using var folder = new TemporaryFolder();
        TorchFile.Save(folder["state.pth"], metric.SaveState());
        return (IReadOnlyDictionary<string, object?>)TorchFile.Load(folder["state.pth"])!;
    }

    /// <summary>Four batches of unequal sizes.</summary>
    private static ShownBatch[] Batches(string kind)
    {
        var random = new Random(7);
        return [.. new[] { 5, 3, 4, 2 }.Select(size => Batch(kind, size, random))];
    }

    private static ShownBatch Batch(string kind, int size, Random random)
    {
        long[] shape = kind switch { "pixels" => [size, 3, 4, 5], "images" => [size, 1, 12, 13], _ => [size, 3] };
        var scores = Enumerable.Range(0, (int)shape.Aggregate((a, b) => a * b)).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        Array truth = kind switch
        {
            "classes" => Enumerable.Range(0, size).Select(i => (long)((i + random.Next(2)) % 3)).ToArray(),
            "flags" => scores.Select(_ => (float)random.Next(2)).ToArray(),
            "pixels" => Enumerable.Range(0, scores.Length / 3).Select(i => i % 7 == 0 ? 255L : random.Next(3)).ToArray(),
            _ => scores.Select(score => (double)score + random.NextDouble()).ToArray(),
        };
        Lead(scores, truth, scores.Length / size / 3);
        return new(scores, shape, truth) { Weights = [.. Enumerable.Range(1, size).Select(i => i / 2.0)] };
    }

    /// <summary>Makes predictions better than chance.</summary>
    private static void Lead(float[] scores, Array truth, int places)
    {
        for (var i = 0; i < truth.Length && truth is long[] labels; i++)
        {
            if (labels[i] < 3)
            {
                scores[(((i / places * 3) + labels[i]) * places) + (i % places)] += 0.4f;
            }
        }
    }
}
