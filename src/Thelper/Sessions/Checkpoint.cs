using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Sessions;

/// <summary>All that is needed to go on after an epoch, and to use the model without the rest. Owns its tensors.</summary>
/// <param name="data">Dictionaries, lists, texts, numbers and tensors under the names of the Python original.</param>
/// <param name="source">The file that it came from, or goes to.</param>
public sealed class Checkpoint(OrderedDictionary<string, object?> data, string source) : IDisposable
{
    // The names that torchvision's training scripts use.
    internal const string ScalerKey = "scaler";
    internal const string AverageKey = "model_ema";
    internal const string StepsKey = "optimizer_steps";

    internal const string TrainerKey = "trainer";

    private static readonly string[] OfTheTask =
        ["optimizer", "optimizer_type", "scheduler", ScalerKey, AverageKey, TrainerKey, "monitor", "early_stopping", "pass"];

    /// <summary>The file that it came from, or goes to.</summary>
    public string Source { get; } = source;

    /// <summary>The session's name.</summary>
    public string Name => Get<string>("name");

    /// <summary>The epoch that was finished, from 0.</summary>
    public int Epoch => (int)Get<long>("epoch");

    /// <summary>Training steps made in all.</summary>
    public long Iteration => Get<long>("iter");

    /// <summary>The results of all epochs so far, by epoch.</summary>
    public IReadOnlyDictionary<long, object?> Outputs => data.GetValueOrDefault("outputs") is IReadOnlyDictionary<string, object?> { Count: 0 }
        ? new Dictionary<long, object?>() // A dictionary without entries, read from a file, has no kind of key.
        : Get<IReadOnlyDictionary<long, object?>>("outputs");

    /// <summary>What the model was asked to do.</summary>
    public LearningTask Task => TaskData.Read(Get<IReadOnlyDictionary<string, object?>>("task"));

    /// <summary>Parameters and buffers by full name.</summary>
    public IReadOnlyDictionary<string, Tensor> Model => Weights(Get<IReadOnlyDictionary<string, object?>>("model"));

    /// <summary>
    /// The averaged parameters, with the buffers that belong to them, by full name; null where weights were not averaged. These,
    /// where there are any, are what the model is used with; <see cref="Model"/> is what training goes on from.
    /// </summary>
    public IReadOnlyDictionary<string, Tensor>? Average =>
        data.GetValueOrDefault(AverageKey) is IReadOnlyDictionary<string, object?> average ? Weights(average) : null;

    /// <summary>The state of what scales the losses; null where they are not scaled.</summary>
    public IReadOnlyDictionary<string, object?>? Scaler => data.GetValueOrDefault(ScalerKey) as IReadOnlyDictionary<string, object?>;

    /// <summary>
    /// Optimizer steps made in all. Checkpoints before there was a choice have no such entry: each training step was one.
    /// </summary>
    public long OptimizerSteps => data.GetValueOrDefault(StepsKey) as long? ?? Iteration;

    /// <summary>The optimizer's state; null where nothing was trained.</summary>
    public IReadOnlyDictionary<string, object?>? Optimizer => data.GetValueOrDefault("optimizer") as IReadOnlyDictionary<string, object?>;

    /// <summary>The kind of optimizer whose state it is; null where that was not written.</summary>
    public string? OptimizerKind => data.GetValueOrDefault("optimizer_type") as string;

    /// <summary>The scheduler's state; null where there is none.</summary>
    public IReadOnlyDictionary<string, object?>? Scheduler => data.GetValueOrDefault("scheduler") as IReadOnlyDictionary<string, object?>;

    /// <summary>The pass that was under way after <see cref="Epoch"/>; null between two epochs.</summary>
    public IReadOnlyDictionary<string, object?>? Pass => data.GetValueOrDefault("pass") as IReadOnlyDictionary<string, object?>;

    /// <summary>What a trainer of its own kind keeps besides; null where that was not written.</summary>
    public IReadOnlyDictionary<string, object?>? Trainer => data.GetValueOrDefault(TrainerKey) as IReadOnlyDictionary<string, object?>;

    /// <summary>How long there was no progress; null where that did not matter.</summary>
    public IReadOnlyDictionary<string, object?>? EarlyStopping =>
        data.GetValueOrDefault("early_stopping") as IReadOnlyDictionary<string, object?>;

    /// <summary>The best monitored value so far, with the metric's name and the epoch; null where nothing is monitored.</summary>
    public BestValue? Best => data.GetValueOrDefault("monitor") is string name && data.GetValueOrDefault("monitor_best") is double value
        ? new BestValue(name, value, (int)Get<long>("monitor_best_epoch"))
        : null;

    /// <summary>The session's configuration, with every seed given and every path absolute.</summary>
    public ConfigDocument Configuration =>
        ConfigDocument.FromPlainData(data.GetValueOrDefault("config"), Get<string>("config_folder"));

    /// <summary>
    /// The same without what optimizer, scheduler, average and trainer keep, and without the best value, for a model whose task has
    /// changed. Shares the tensors, which stay those of this checkpoint.
    /// </summary>
    public Checkpoint WithoutOptimizer() => new(
        new(data.Where(entry => !OfTheTask.Contains(entry.Key))), Source);

    /// <summary>Writes the checkpoint, whole or not at all.</summary>
    /// <exception cref="SessionException">It cannot be written.</exception>
    public void Save() => AtomicFile.Write(Source, stream => TorchFile.Save(stream, data));

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SessionException">The file is damaged, or is no checkpoint.</exception>
    public static Checkpoint Load(string path)
    {
        try
        {
            return TorchFile.Load(path) is OrderedDictionary<string, object?> data && data.ContainsKey("epoch")
                ? new Checkpoint(data, path)
                : throw new SessionException($"{path} holds tensors, but it is no checkpoint of a session: it has no epoch.");
        }
        catch (TorchFileException exception)
        {
            throw new SessionException(exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeTensors(data);

    private static Dictionary<string, Tensor> Weights(IReadOnlyDictionary<string, object?> entries) =>
        entries.ToDictionary(entry => entry.Key, entry => (Tensor)entry.Value!);

    private static void DisposeTensors(object? value)
    {
        switch (value)
        {
            case Tensor tensor:
                tensor.Dispose();
                break;
            case IReadOnlyDictionary<string, object?> dictionary:
                dictionary.Values.ToList().ForEach(DisposeTensors);
                break;
            case IReadOnlyDictionary<long, object?> dictionary:
                dictionary.Values.ToList().ForEach(DisposeTensors);
                break;
            case IReadOnlyList<object?> list:
                list.ToList().ForEach(DisposeTensors);
                break;
            default:
                break;
        }
    }

    private T Get<T>(string key) => data.GetValueOrDefault(key) is T value
        ? value
        : throw new SessionException($"{Source} is no checkpoint of a session: it has no proper entry '{key}'.");
}

/// <summary>The best value of the monitored metric.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Value">Its value.</param>
/// <param name="Epoch">When it was reached, from 0.</param>
public sealed record BestValue(string Name, double Value, int Epoch);
