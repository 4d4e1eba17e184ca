using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;

namespace Thelper.Reports;

/// <summary>The options of <see cref="ClassifLogger"/>.</summary>
[Supports(TaskKind.Classification, Labels = LabelCount.One)]
public sealed record ClassifLoggerOptions : LoggerOptions
{
    /// <summary>So many classes with the highest scores are in each row; 1 by default.</summary>
    [AtLeast(1)]
    public int TopK { get; init; } = 1;

    /// <summary>Leaves only the rows whose predicted class has at least this score; above 0, up to 1. By default all stay.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double? ConfThreshold { get; init; }

    /// <summary>
    /// Whether scores become shares that add up to 1; true by default. False writes them as the model gives them.
    /// </summary>
    public bool ForceSoftmax { get; init; } = true;

    /// <summary>The names of all columns but those of the samples' entries.</summary>
    internal string[] Columns =>
    [
        "target_name", "target_score",
        .. Enumerable.Range(1, TopK).SelectMany(rank => new[] { $"pred_{rank}_name", $"pred_{rank}_score" }),
    ];

    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task)
    {
        var classification = SingleLabel.Require(task, "The log of classifications");
        RequireFree(Columns);
        return TopK <= classification.Classes.Count
            ? new ClassifLogger(classification, this)
            : throw new SettingException(this, nameof(TopK), $"is {TopK}, but the data has {TaskData.Counted(classification.Classes.Count)}.");
    }
}

/// <summary>
/// A row for each sample, in the order of the batches: true class and its score, the classes with the highest scores, and
/// entries of the sample. Where the true class is not known, it is <c>&lt;unknown&gt;</c>, without a score; where a score is
/// NaN, no class is predicted, and names and scores are empty. Rows wait in a file, so that memory does not grow with them.
/// </summary>
/// <param name="task">Has the classes.</param>
/// <param name="options">What to write.</param>
public sealed class ClassifLogger(Classification task, ClassifLoggerOptions options)
    : RowLogger(options, new Classification([.. options.NamesOf(task).Names], task.InputKey, task.GroundTruthKey))
{
    private readonly ClassifRows _rows = new(options, options.NamesOf(task));
    private readonly int? _target = options.TargetOf(options.NamesOf(task));
    private readonly int[] _best = new int[options.TopK];
    private readonly double[] _powers = new double[options.ForceSoftmax ? task.Classes.OutputCount : 0];

    private protected override IRows Rows => _rows;

    private protected override IReadOnlyList<string> TextHeader => _rows.Header;

    /// <exception cref="DataException">A true class has no score.</exception>
    private protected override void AddRows(Iteration iteration)
    {
        var scores = ClassScores.Of(iteration);
        var truth = iteration.Target is null ? [] : TrueClasses.Of(iteration.Target);
        var entries = EntriesOf(iteration.Sample);
        for (var i = 0; i < scores.Samples && !IsFull; i++)
        {
            var ranking = new ClassRanking(scores.Row(i), _best, _powers);
            int? label = iteration.Target is null ? null : TrueClasses.Checked(scores.Truth(truth, i)[0], scores.Classes);
            if (IsWanted(ranking, label))
            {
                // Of augmented copies there are more scores than samples, those of all first copies first.
                _rows.Add(label, ranking, entries, i % iteration.Sample.Size);
            }
        }

        _rows.Keep(iteration.OutputPath);
    }

    private protected override IReadOnlyList<string> CsvHeader(int width) => _rows.Header;

    private protected override void WriteText(Stream stream) => _rows.WriteText(stream);

    private bool IsWanted(ClassRanking ranking, int? label)
    {
        int? predicted = ranking.Best.Length > 0 ? ranking.Best[0] : null;
        var isSure = options.ConfThreshold is not { } least || (predicted is { } best && IsSure(ranking.ScoreOf(best), least));
        return isSure && (_target is null || label == _target || predicted == _target);
    }

    private static bool IsSure(float score, double least) => float.IsFinite(score) && score >= least;
}
