using System.Runtime.InteropServices;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Models;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Visualization;

/// <summary>
/// The features that a model finds in the samples of a set, with what is known of each sample. The features are those of
/// <see cref="IEmbedding"/>, or the model's output where it has none.
/// </summary>
internal sealed class EmbeddedSet
{
    /// <summary>Features of all samples together at most: 1 GiB of them.</summary>
    public const int MostNumbers = 1 << 28;

    private readonly int _wanted;
    private readonly List<float> _features = [];
    private readonly List<long>? _labels;
    private readonly List<long>? _predictions;
    private readonly List<int> _batches = [];
    private readonly OrderedDictionary<string, List<object?>> _meta;
    private bool _knowsLabels = true;

    private EmbeddedSet(VisualizationContext context, int wanted, IReadOnlyList<string> metaKeys)
    {
        _wanted = wanted;
        _meta = new(metaKeys.Select(key => KeyValuePair.Create(key, new List<object?>())));
        if (context.Task is Classification { MultiLabel: false })
        {
            (_labels, _predictions) = ([], []);
        }
    }

    /// <summary>How many samples there are.</summary>
    public int Count => _batches.Count;

    /// <summary>Sample after sample.</summary>
    public ReadOnlySpan<float> Features => CollectionsMarshal.AsSpan(_features);

    /// <summary>The true class of each sample; null where the task is another one or it is not known.</summary>
    public IReadOnlyList<long>? Labels => _knowsLabels ? _labels : null;

    /// <summary>The predicted class of each sample, or <see cref="BestClasses.None"/>; null where the task is another one.</summary>
    public IReadOnlyList<long>? Predictions => _predictions;

    /// <summary>The batch that each sample was in, from 0.</summary>
    public IReadOnlyList<int> Batches => _batches;

    /// <summary>Further entries, a value for each sample.</summary>
    public OrderedDictionary<string, List<object?>> Meta => _meta;

    /// <summary>Why the samples are not here, as the end of a sentence; null where they are.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Goes through a set once; but only as far as its first batch where the features are more than <see cref="MostNumbers"/>.</summary>
    /// <param name="context">Model and set.</param>
    /// <param name="count">Where to stop; no more than the set has.</param>
    /// <param name="metaKeys">Entries of the samples to keep.</param>
    /// <exception cref="DataException">The model gives neither features nor a tensor.</exception>
    public static EmbeddedSet Of(VisualizationContext context, int count, IReadOnlyList<string> metaKeys)
    {
        var set = new EmbeddedSet(context, count, metaKeys);
        foreach (var batch in context.Loader.Load(context.Epoch))
        {
            using (batch)
            {
                using var scope = TensorScope.Open();
                set.Add(context, batch);
            }

            if (set.Count >= count || set.Obstacle is not null)
            {
                break;
            }
        }

        if (set is { Obstacle: null, Features.IsEmpty: false })
        {
            context.Embedded?.Invoke(EmbeddedTable.Of(set, context.Task));
        }

        return set;
    }

    private void Add(VisualizationContext context, Batch batch)
    {
        var iteration = context.Predict(batch);
        var features = FeaturesOf(context, iteration);
        var width = features.ElementCount / batch.Size;
        Obstacle = width * _wanted > MostNumbers
            ? $"{_wanted} samples with {width} features each take more than 1 GiB; set max_samples to {MostNumbers / width} at most"
            : width * Count != _features.Count ? $"some samples have {_features.Count / Count} features, but others {width}" : null;
        if (Obstacle is not null)
        {
            return;
        }

        var count = Math.Min(batch.Size, _wanted - Count);
        _features.EnsureCapacity((int)width * _wanted);
        _features.AddRange(features.ToArray<float>().AsSpan(0, (int)width * count));
        _batches.AddRange(Enumerable.Repeat(batch.Index, count));
        if (_labels is not null)
        {
            _predictions!.AddRange(PredictedClasses(iteration, count));
            _knowsLabels &= iteration.Target is not null;
            if (iteration.Target is { } target)
            {
                _labels.AddRange(TrueClasses.Of(target)[..count]);
            }
        }

        foreach (var (key, values) in _meta)
        {
            values.AddRange(BatchValues.Of(batch[key], batch.Size).Take(count));
        }
    }

    private static long[] PredictedClasses(Iteration iteration, int count)
    {
        var scores = ClassScores.Of(iteration);
        var classes = new long[count];
        for (var i = 0; i < count; i++)
        {
            classes[i] = scores.Best(i) ?? BestClasses.None;
        }

        return classes;
    }

    private static Tensor FeaturesOf(VisualizationContext context, Iteration iteration)
    {
        if (context.Model is IEmbedding model)
        {
            return model.Embed(iteration.Input);
        }

        context.Warn($"{context.Model.GetType().Name} does not tell its features apart from its output, so the output is shown.");
        return iteration.RequirePrediction();
    }
}
