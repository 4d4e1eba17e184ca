using System.Globalization;
using System.Runtime.InteropServices;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Models;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Visualization;

/// <summary>
/// The features that a model finds in the samples of a set, with what is known of each sample. The features are those of
/// <see cref="IEmbedding"/>, or the model's output where it has none.
/// </summary>
internal sealed class EmbeddedSet
{
    private readonly List<float> _features = [];
    private readonly List<long>? _labels;
    private readonly List<long>? _predictions;
    private readonly List<int> _batches = [];
    private readonly OrderedDictionary<string, List<object?>> _meta;
    private bool _knowsLabels = true;

    private EmbeddedSet(VisualizationContext context, IReadOnlyList<string> metaKeys)
    {
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

    /// <summary>Goes through a set once.</summary>
    /// <param name="context">Model and set.</param>
    /// <param name="maxSamples">Where to stop; null takes all.</param>
    /// <param name="metaKeys">Entries of the samples to keep.</param>
    /// <exception cref="DataException">The model gives neither features nor a tensor.</exception>
    public static EmbeddedSet Of(VisualizationContext context, int? maxSamples, IReadOnlyList<string> metaKeys)
    {
        var set = new EmbeddedSet(context, metaKeys);
        var most = maxSamples ?? int.MaxValue;
        foreach (var batch in context.Loader.Load(context.Epoch))
        {
            using (batch)
            {
                using var scope = TensorScope.Open();
                set.Add(context, batch, Math.Min(batch.Size, most - set.Count));
            }

            if (set.Count >= most)
            {
                break;
            }
        }

        set.Hand(context);
        return set;
    }

    /// <summary>Hands the features on to who asks for them.</summary>
    private void Hand(VisualizationContext context)
    {
        if (context.Embedded is null || _features.Count == 0)
        {
            return;
        }

        List<(string, IReadOnlyList<string>)> columns = [("batch", Texts(_batches))];
        if (context.Task is Classification task)
        {
            AddIf(Predictions, "prediction");
            AddIf(Labels, "label");

            void AddIf(IReadOnlyList<long>? classes, string name)
            {
                if (classes is not null)
                {
                    columns.Insert(0, (name, Texts(classes.Select(index => task.Classes.NameOf((int)index) ?? $"{index}"))));
                }
            }
        }

        columns.AddRange(_meta.Select(entry => (entry.Key, Texts(entry.Value))));
        context.Embedded(new FeatureTable(_features.ToArray(), _features.Count / Count, columns));
    }

    private static IReadOnlyList<string> Texts<T>(IEnumerable<T> values) =>
        [.. values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value}"))];

    private void Add(VisualizationContext context, Batch batch, int count)
    {
        var iteration = context.Predict(batch);
        var features = FeaturesOf(context, iteration).ToArray<float>();
        _features.AddRange(features.AsSpan(0, features.Length / batch.Size * count));
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
