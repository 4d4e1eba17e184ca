using System.Globalization;
using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Tasks;

namespace Thelper.Reports;

/// <summary>The options of <see cref="SegmOutputGenerator"/>.</summary>
[Supports(TaskKind.Segmentation)]
public sealed record SegmOutputGeneratorOptions : ReportOptions, IValidatedOptions
{
    private static readonly string[] Extensions = [".tif", ".tiff", ".png", ".jpg", ".jpeg"];

    /// <summary>The legend is JSON by default.</summary>
    public SegmOutputGeneratorOptions() => Format = ReportFormat.Json;

    /// <summary>The beginning of the names of all files; <c>segm</c> by default.</summary>
    [NotEmpty]
    public string Prefix { get; init; } = "segm";

    /// <summary>The kind of the pictures' files, with or without a dot: tif (the default), tiff, png, jpg or jpeg.</summary>
    public string Extension { get; init; } = ".tif";

    /// <summary>
    /// Colours by class index or by class name, each [red, green, blue] from 0 to 255, or one number for a grey; others are the
    /// task's, or else those of PASCAL VOC.
    /// </summary>
    [ConfigKey("color_map")]
    public IReadOnlyDictionary<string, ConfigNode>? ColourMap { get; init; }

    /// <summary>
    /// The value of pixels that do not count, where the task has none; or the name of a class to be drawn in black, or in the
    /// colour that the colour map has for it, as if it did not count. The task's value by default.
    /// </summary>
    [ConfigKey("dontcare"), Alias("background")]
    public ConfigNode? DontCare { get; init; }

    /// <summary>The extension with a dot.</summary>
    internal string FileExtension => $".{Extension.TrimStart('.').ToLowerInvariant()}";

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (!FileNamePart.IsValid(Prefix))
        {
            yield return new(nameof(Prefix), $"is '{Prefix}', {FileNamePart.Rule}");
        }

        if (!Extensions.Contains(FileExtension))
        {
            yield return new(nameof(Extension), $"must be one of {string.Join(", ", Extensions)}, but is '{Extension}'.");
        }
    }

    /// <inheritdoc/>
    /// <exception cref="SettingException">Names, colours or the don't-care value do not fit the classes.</exception>
    /// <exception cref="SessionException">The task is another one.</exception>
    public override IPredictionConsumer Create(LearningTask task) => task is Segmentation segmentation
        ? new SegmOutputGenerator(segmentation, this)
        : throw new SessionException($"The pictures of segmentations are for segmentation, but the data is for {task.Summary}.");
}

/// <summary>
/// Writes what a model makes of each sample: the predicted and the true classes laid over the image (0.3 of its grey and 0.7 of
/// the class's colour), and the predicted class indices as a map without loss; and, as report, a legend of indices, names and
/// colours. The names are <c>PREFIX_pred_epoch-E_iter-B_index-I_LABEL_STEM.tif</c>, <c>PREFIX_mask_...</c> and
/// <c>PREFIX_labels_....png</c>, where E, B and I count epochs, batches and samples of a batch from 0, and LABEL and STEM are the
/// entries <c>label</c> and <c>path</c> of the sample where it has them. All samples are written, so mind the disk.
/// </summary>
public sealed class SegmOutputGenerator : IReporter
{
    private readonly SegmOutputGeneratorOptions _options;
    private readonly SegmLegend _legend;
    private readonly SegmPictureFiles _files;
    private bool _hasSeen;

    /// <param name="task">Has the classes.</param>
    /// <param name="options">What to write.</param>
    /// <exception cref="SettingException">Names, colours or the don't-care value do not fit the classes.</exception>
    public SegmOutputGenerator(Segmentation task, SegmOutputGeneratorOptions options)
    {
        (_options, _legend) = (options, new SegmLegend(task, options));
        _files = new SegmPictureFiles(task, _legend, options);
    }

    /// <inheritdoc/>
    public string Extension => _options.Format.Extension();

    /// <inheritdoc/>
    public void Reset() => _hasSeen = false;

    /// <inheritdoc/>
    /// <exception cref="SessionException">A file cannot be written.</exception>
    public void Update(Iteration iteration)
    {
        _files.Write(iteration);
        _hasSeen = true;
    }

    /// <inheritdoc/>
    public string? Report() => !_hasSeen ? null : _options.Format switch
    {
        ReportFormat.Json => ReportJson.Document(_legend.Entries.Select(Plain).ToArray()),
        ReportFormat.Csv => RowReport.Csv(Header, Rows()),
        _ => string.Join('\n', Rows().Prepend(Header).Select(row => string.Join(',', row))),
    };

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new() { ["has_seen"] = _hasSeen };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) => _hasSeen = (bool)state["has_seen"]!;

    private static string[] Header => ["index", "label", "color"];

    private static object Plain(SegmLegendEntry entry) => new OrderedDictionary<string, object?>
    {
        ["index"] = (long)entry.Index,
        ["label"] = entry.Label,
        ["color"] = new object?[] { (long)entry.Colour.R, (long)entry.Colour.G, (long)entry.Colour.B },
    };

    private IEnumerable<string[]> Rows() => _legend.Entries.Select(entry => (string[])
    [
        entry.Index.ToString(CultureInfo.InvariantCulture),
        entry.Label,
        string.Create(CultureInfo.InvariantCulture, $"({entry.Colour.R} {entry.Colour.G} {entry.Colour.B})"),
    ]);
}
