using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Tasks;

namespace Thelper.Reports;

/// <summary>The options of <see cref="DetectLogger"/>.</summary>
[Supports(TaskKind.Detection)]
public sealed record DetectLoggerOptions : LoggerOptions
{
    /// <summary>Boxes in each row at most; by default all.</summary>
    [AtLeast(1)]
    public int? TopK { get; init; }

    /// <summary>Boxes of less confidence are left out, and above 0 those without; 0 to 1, by default all stay.</summary>
    [Range(0.0, 1.0)]
    public double? ConfThreshold { get; init; }

    /// <summary>
    /// Boxes that overlap their true object less (intersection over union) are left out, and above 0 all in images without an
    /// object; 0 to 1, by default all stay.
    /// </summary>
    [Range(0.0, 1.0)]
    public double? IouThreshold { get; init; }

    /// <inheritdoc/>
    /// <exception cref="SessionException">The task is another one.</exception>
    public override IPredictionConsumer Create(LearningTask task)
    {
        RequireFree(["sample", "target_name", "target_bbox", "target", "detect"]);
        return task is Detection detection
            ? new DetectLogger(detection, this)
            : throw new SessionException($"The log of detections is for detection, but the data is for {task.Summary}.");
    }
}

/// <summary>
/// A row for each true object, in the order of the batches: the object, entries of the sample, and the boxes that go with it.
/// An image without objects, or whose objects are not known, has one row with all its boxes. There are no rows while a model
/// trains, which then seeks nothing. Rows wait in a file, so that memory does not grow with them.
/// </summary>
/// <param name="task">Has the classes.</param>
/// <param name="options">What to write.</param>
public sealed class DetectLogger(Detection task, DetectLoggerOptions options)
    : RowLogger(options, Renamed(task, options), options.ConfThreshold ?? DrawnConfidence)
{
    private const double DrawnConfidence = 0.5;

    private readonly int? _target = options.TargetOf(options.NamesOf(task));
    private readonly DetectionGroups _groups = new(options);
    private readonly RowFile _rows = new();
    private readonly DetectionRow _row = new(options.NamesOf(task), options.LogKeys);

    private protected override IRows Rows => _rows;

    private protected override IReadOnlyList<string> TextHeader => options.TopK is { } boxes ? _row.Header(boxes) : _row.OpenHeader;

    private protected override void AddRows(Iteration iteration)
    {
        if (iteration.Boxes is not { WereSought: true } boxes)
        {
            return;
        }

        var images = ImageIds.Of(iteration.Sample, boxes.Truth);
        var entries = EntriesOf(iteration.Sample);
        for (var i = 0; i < boxes.Predicted.Count; i++)
        {
            var image = images[i] ?? boxes.Predicted[i].Select(box => box.ImageId).FirstOrDefault();
            object?[] own = [.. entries.Select(column => column[i])];
            foreach (var group in _groups.Of(boxes.Predicted[i], boxes.Truth?[i]).Where(IsWanted))
            {
                if (!IsFull)
                {
                    _rows.Add(iteration.OutputPath, Row(group, image, own));
                }
            }
        }
    }

    private protected override IReadOnlyList<string> CsvHeader(int width) => _row.Header(options.TopK ?? _row.BoxesIn(width));

    /// <summary>The task with the names to write and the colours of its classes.</summary>
    private static Detection Renamed(Detection task, DetectLoggerOptions options)
    {
        var names = options.NamesOf(task);
        return new Detection(
            names, task.InputKey, task.BoxesKey, colourMap: task.ColourMap.Where(entry => names.NameOf(entry.Key) is not null).ToDictionary());
    }

    private bool IsWanted(DetectionGroup group) =>
        _target is null || group.Target?.ClassIndex == _target || group.Found.Any(found => found.Box.ClassIndex == _target);

    private IReadOnlyList<string> Row(DetectionGroup group, string? image, object?[] entries) => options.Format == ReportFormat.Json
        ? [ReportJson.Item(_row.ToPlainData(group, image, entries))]
        : _row.Fields(group, image, entries);
}
