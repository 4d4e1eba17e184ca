using System.Runtime.InteropServices;
using Thelper.Data;
using Thelper.Data.Files;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Reports;

/// <summary>The options of <see cref="RawPredictions"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation, TaskKind.Regression, TaskKind.SuperResolution)]
public sealed record RawPredictionsOptions : IConsumerOptions
{
    bool IConsumerOptions.IsMetric => false;

    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task) => new RawPredictions();
}

/// <summary>
/// What came out of the model, as it is: an .npy file, float32 of samples×..., in the order of the batches. Of augmented copies
/// each has an entry while the model trains. The numbers wait in a file, so that memory does not grow with them.
/// </summary>
public sealed class RawPredictions : IFileReporter, IDisposable
{
    private const string ShapeKey = "shape";
    private readonly RowStore _rows = new();
    private long[] _shape = [];

    /// <inheritdoc/>
    public string Extension => "npy";

    /// <inheritdoc/>
    public bool HasReport => _rows.Count > 0;

    private int RowLength => sizeof(float) * (int)_shape.Aggregate(1L, (product, size) => product * size);

    /// <inheritdoc/>
    public void Reset()
    {
        _rows.Clear();
        _shape = [];
    }

    /// <inheritdoc/>
    /// <exception cref="DataException">The model gives boxes, or predictions of another shape than before.</exception>
    public void Update(Iteration iteration)
    {
        var scores = iteration.RequirePrediction();
        var shape = scores.Shape[1..].ToArray();
        if (!HasReport)
        {
            _shape = shape;
        }
        else if (!shape.AsSpan().SequenceEqual(_shape))
        {
            throw new DataException(
                $"Raw predictions are one array of samples, but these have the shape {Text(shape)}, and those before {Text(_shape)}; "
                + "bring the samples to one size, such as by a Resize.");
        }

        _rows.Add(iteration.OutputPath, MemoryMarshal.AsBytes(scores.AsSpan<float>()), (int)scores.Shape[0]);
    }

    /// <inheritdoc/>
    public void WriteReport(Stream stream)
    {
        new NumpyHeader(ElementType.Float32, sizeof(float), IsBigEndian: false, IsFortranOrder: false, [_rows.Count, .. _shape]).Write(stream);
        foreach (var row in _rows.Read(reader => reader.ReadBytes(RowLength)))
        {
            stream.Write(row);
        }
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState()
    {
        var state = _rows.SaveState();
        state[ShapeKey] = _shape.Select(size => (object?)size).ToList();
        return state;
    }

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        _rows.LoadState(state);
        _shape = [.. ((IReadOnlyList<object?>)state[ShapeKey]!).Select(size => (long)size!)];
    }

    /// <inheritdoc/>
    public void Dispose() => _rows.Dispose();

    private static string Text(long[] shape) => shape.Length == 0 ? "of single numbers" : string.Join('x', shape);
}
