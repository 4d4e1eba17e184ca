using System.Globalization;
using Thelper.Data.Datasets.Tables;
using Thelper.Data.Files;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;

namespace Thelper.Data.Datasets.Shards;

/// <summary>Samples of tar archives. Keeps the archives open and the truths in memory.</summary>
internal sealed class TarDataset : IDataset, IDisposable
{
    private readonly TarOptions _options;
    private readonly IReadOnlyList<TarShard> _shards;
    private readonly List<(ShardSample Sample, int? Class, float[] Targets)> _samples = [];

    /// <param name="options">The options.</param>
    /// <param name="shards">Owned by the data set once it is made.</param>
    /// <param name="problems">Takes the samples that are wrong.</param>
    /// <exception cref="DataException">A sample is wrong and none may be left out, or no sample is left.</exception>
    public TarDataset(TarOptions options, IReadOnlyList<TarShard> shards, DataProblems problems)
    {
        (_options, _shards) = (options, shards);
        var found = Found(problems);
        Task = TaskOf(found);
        foreach (var sample in found)
        {
            Try(problems, () => _samples.Add((sample, ClassOf(sample), Numbers(sample))));
        }

        if (_samples.Count == 0)
        {
            throw new DataException($"{string.Join(", ", shards.Select(shard => shard.Path))} has no sample that can be used.");
        }
    }

    /// <inheritdoc/>
    public int Count => _samples.Count;

    /// <inheritdoc/>
    public LearningTask Task { get; }

    /// <inheritdoc/>
    public int? ClassOf(int index) => _samples[index].Class;

    /// <inheritdoc/>
    public SampleIdentity IdentityOf(int index)
    {
        var sample = _samples[index].Sample;
        return new SampleIdentity($"{Path.GetFileName(sample.Shard.Path)}:{sample.Key}", sample.Image.Length);
    }

    /// <inheritdoc/>
    public string Describe(int index) => _samples[index].Sample.Place;

    /// <inheritdoc/>
    public Sample Load(int index)
    {
        var (source, label, targets) = _samples[index];
        var sample = new Sample { [_options.ImageKey] = ImageOf(source) };
        if (Task.GroundTruthKey is { } truth)
        {
            sample[truth] = Task is Classification classes
                ? classes.ClassNames[label!.Value]
                : SampleArray.From<float>(targets, targets.Length);
        }

        sample[_options.PathKey] = $"{source.Shard.Path}/{source.Key}";
        sample[_options.IdxKey] = (long)index;
        return sample;
    }

    /// <summary>Closes the archives.</summary>
    public void Dispose()
    {
        foreach (var shard in _shards)
        {
            shard.Dispose();
        }
    }

    private static void Try(DataProblems problems, Action read)
    {
        try
        {
            read();
        }
        catch (DataException exception)
        {
            problems.Add(exception.Message, exception);
        }
    }

    private SampleImage ImageOf(ShardSample source)
    {
        try
        {
            return new SampleImage(EncodedImage.FromBytes(source.Shard.Read(source.Image), _options.Mode.ReadMode()));
        }
        catch (ImageException exception)
        {
            throw new DataException($"{source.Place}: {exception.Message}", exception);
        }
    }

    private List<ShardSample> Found(DataProblems problems)
    {
        var reading = new ShardReading(_options);
        var first = _shards.SelectMany(shard => shard.Samples).FirstOrDefault();
        var truth = first is null ? null : reading.TruthMember(first);
        var found = new List<ShardSample>();
        foreach (var shard in _shards)
        {
            foreach (var sample in shard.Samples)
            {
                Try(problems, () => found.Add(reading.Read(shard, sample, truth)));
            }
        }

        return found;
    }

    private LearningTask TaskOf(List<ShardSample> found)
    {
        string[] meta = [_options.PathKey, _options.IdxKey];
        if (found.Count == 0 || found[0].Truth.Length == 0)
        {
            return new GenericTask(_options.ImageKey, null, meta);
        }

        return _options.TaskType == TableTask.Classification
            ? new Classification(_options.ClassNames ?? Classes(found), _options.ImageKey, _options.TargetKey ?? "label", meta)
            : new Regression(_options.ImageKey, _options.TargetKey ?? "target", meta, new TargetForm
            {
                TargetShape = [found[0].Truth.Length],
                TargetType = ScalarType.Float32,
            });
    }

    private static string[] Classes(List<ShardSample> found)
    {
        string[] names = [.. found.Select(sample => sample.Truth[0]).Distinct()];
        var indices = Array.ConvertAll(names, Index);
        return indices.All(index => index is not null)
            ? [.. Enumerable.Range(0, indices.Max()!.Value + 1).Select(index => index.ToString(CultureInfo.InvariantCulture))]
            : [.. names.Order(StringComparer.Ordinal)];
    }

    private static int? Index(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < 1 << 20 ? index : null;

    // With names given, a number is still an index: shards mostly hold indices.
    private int? ClassOf(ShardSample sample)
    {
        if (Task is not Classification task)
        {
            return null;
        }

        var text = sample.Truth[0];
        return task.IndexOf(text) ?? (Index(text) is { } index && index < task.ClassNames.Count ? index : throw new DataException(
            $"{sample.Place}: '{text}' is no class; there are {task.ClassNames.Count}, from '{task.ClassNames[0]}' "
            + $"to '{task.ClassNames[^1]}'."));
    }

    private float[] Numbers(ShardSample sample)
    {
        if (Task is not Regression task)
        {
            return [];
        }

        return sample.Truth.Length != task.TargetShape![0]
            ? throw new DataException(
                $"{sample.Place}: there are {sample.Truth.Length} numbers, but the first sample has {task.TargetShape[0]}.")
            : Array.ConvertAll(sample.Truth, text => (float)(TableCell.Of(text).Number
                ?? throw new DataException($"{sample.Place}: '{text}' is no number.")));
    }
}
