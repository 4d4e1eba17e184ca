using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Reports;

/// <summary>The options of <see cref="GeoDetectLogger"/>.</summary>
[Supports(TaskKind.Detection)]
public sealed record GeoDetectLoggerOptions : IConsumerOptions
{
    /// <summary>
    /// Boxes of less confidence, and of one that is NaN, are left out, and above 0 those without; 0 to 1, by default 0.5.
    /// </summary>
    [Range(0.0, 1.0)]
    public double ConfThreshold { get; init; } = 0.5;

    /// <summary>
    /// The entry of the samples that says where an image lies: six numbers (x, a, b, y, c, d), by which the place (i, j) in pixels
    /// is (x + a·i + b·j, y + c·i + d·j) on the map, as GDAL has them.
    /// </summary>
    public string GeotransformKey { get; init; } = "geotransform";

    /// <summary>The entry with the name or number of an image, for boxes that have none; may be missing.</summary>
    public string IdKey { get; init; } = "id";

    bool IConsumerOptions.IsMetric => false;

    /// <inheritdoc/>
    /// <exception cref="SessionException">The task is another one.</exception>
    public IPredictionConsumer Create(LearningTask task) => task is Detection detection
        ? new GeoDetectLogger(detection, this)
        : throw new SessionException($"The map of detections is for detection, but the data is for {task.Summary}.");
}

/// <summary>
/// The boxes that were found as polygons on the map (GeoJSON, RFC 7946), in the order of the batches. Coordinates are those of the
/// images' reference system. Features wait in a file, so that memory does not grow with them.
/// </summary>
/// <param name="task">Has the classes; boxes of the background are left out.</param>
/// <param name="options">What to write.</param>
public sealed class GeoDetectLogger(Detection task, GeoDetectLoggerOptions options) : IFileReporter, IDisposable
{
    private const string ImagesKey = "images";
    private readonly RowFile _features = new();
    private long _images;

    /// <inheritdoc/>
    public string Extension => "geojson";

    /// <summary>Whether images were seen; a map on which nothing was found is one, too.</summary>
    public bool HasReport => _images > 0;

    /// <inheritdoc/>
    public void Check(Batch batch) => Transforms(batch);

    /// <inheritdoc/>
    public void Reset()
    {
        _features.Clear();
        _images = 0;
    }

    /// <inheritdoc/>
    /// <exception cref="SettingException">The samples do not say where they lie.</exception>
    public void Update(Iteration iteration)
    {
        if (iteration.Boxes is not { WereSought: true } boxes)
        {
            return;
        }

        var transforms = Transforms(iteration.Sample);
        var names = ImageIds.Of(iteration.Sample, boxes.Truth);
        var ids = ImageIds.Named(iteration.Sample, options.IdKey);
        for (var i = 0; i < boxes.Predicted.Count; i++)
        {
            var image = ids[i] ?? names[i];
            foreach (var box in boxes.Predicted[i].Where(IsWanted))
            {
                _features.Add(iteration.OutputPath, [GeoFeature.Json(box, box.ImageId ?? image, transforms[i])]);
            }
        }

        _images += boxes.Predicted.Count;
    }

    /// <inheritdoc/>
    public void WriteReport(Stream stream) => GeoFeature.WriteCollection(stream, _features.Read().Select(row => row[0]));

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState()
    {
        var state = _features.SaveState();
        state[ImagesKey] = _images;
        return state;
    }

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        _features.LoadState(state);
        _images = (long)state[ImagesKey]!;
    }

    /// <inheritdoc/>
    public void Dispose() => _features.Dispose();

    private bool IsWanted(BoundingBox box) => (box.Confidence ?? 0) >= options.ConfThreshold && box.ClassIndex != task.Background;

    private Geotransform[] Transforms(Batch batch)
    {
        const int coefficients = 6;
        if (!batch.Keys.Contains(options.GeotransformKey))
        {
            throw Refusal($"names '{options.GeotransformKey}', but the samples' entries are {string.Join(", ", batch.Keys)}.");
        }

        return batch[options.GeotransformKey] is Tensor { Rank: 2 } numbers && numbers.Size(1) == coefficients
            ? [.. numbers.ToArray<double>().Chunk(coefficients).Select(Geotransform.From)]
            : throw Refusal($"names '{options.GeotransformKey}', which is not six numbers for each sample.");
    }

    private SettingException Refusal(string sentence) => new(options, nameof(options.GeotransformKey), sentence);
}
