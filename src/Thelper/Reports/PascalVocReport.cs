using System.ComponentModel.DataAnnotations;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Reports;

/// <summary>The options of <see cref="PascalVocReport"/>.</summary>
[Supports(TaskKind.Detection)]
public sealed record PascalVocReportOptions : ReportOptions
{
    /// <summary>The overlap (intersection over union) from which a box counts as found; above 0, up to 1, 0.5 by default.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double IouThreshold { get; init; } = 0.5;

    /// <summary>How precision and recall become one number; all points of the curve by default.</summary>
    public AveragePrecisionMethod Method { get; init; }

    /// <inheritdoc/>
    /// <exception cref="SessionException">The task is another one.</exception>
    public override IPredictionConsumer Create(LearningTask task) => task is Detection detection
        ? new PascalVocReport(detection, this)
        : throw new SessionException($"The report of average precisions is for detection, but the data is for {task.Summary}.");
}

/// <summary>
/// Of each class the average precision as Pascal VOC defines it, the boxes that are right and wrong, and, as JSON, precision and
/// recall after each box. Boxes are judged as those of <see cref="AveragePrecision"/>.
/// </summary>
/// <param name="task">Has the classes.</param>
/// <param name="options">What to write.</param>
public sealed class PascalVocReport(Detection task, PascalVocReportOptions options) : IReporter, IChartReporter
{
    private readonly ClassMap _names = options.NamesOf(task);
    private readonly BoxesByClass<RankedBoxes> _classes = new(task, () => new RankedBoxes(options.IouThreshold));

    /// <inheritdoc/>
    public string Extension => options.Format.Extension();

    /// <inheritdoc/>
    public string? Report() => _classes.IsEmpty ? null : options.Format switch
    {
        ReportFormat.Csv => new PascalVocTable(_classes.Named(_names), options).WriteCsv(),
        ReportFormat.Json => ReportJson.Document(new PascalVocTable(_classes.Named(_names), options).ToPlainData()),
        _ => AveragePrecisionTable.Write(_classes.Named(_names), options.IouThreshold, options.Method),
    };

    /// <summary>The curves of precision and recall of the classes that have objects.</summary>
    public SvgDocument? Chart() => PrecisionRecallCurves.Draw(_classes.Named(_names), options.IouThreshold, options.Method);

    /// <inheritdoc/>
    public void Reset() => _classes.Reset();

    /// <inheritdoc/>
    /// <exception cref="DataException">A predicted box has no confidence.</exception>
    public void Update(Iteration iteration)
    {
        if (iteration.Boxes is { WereSought: true } boxes)
        {
            _classes.Add(boxes);
        }
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => _classes.SaveState();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) => _classes.LoadState(state);
}
