using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Optimization;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Visualization;

namespace Thelper.Train;

/// <summary>The <c>trainer</c> section of a configuration.</summary>
[ComponentKind("trainer", Inline = true)]
public interface ITrainerOptions
{
    /// <summary>What all trainers have in common.</summary>
    TrainerOptions Common { get; }

    /// <summary>Makes the trainer.</summary>
    /// <param name="arguments">What it works with.</param>
    Trainer Create(TrainerArguments arguments);
}

/// <summary>The options of all trainers; by themselves they make the trainer that fits the task.</summary>
public record TrainerOptions : ITrainerOptions, IValidatedOptions
{
    /// <summary>Epochs in all, those before a resume included; needed where there is a training set.</summary>
    [AtLeast(1)]
    public int? Epochs { get; init; }

    /// <summary>Every so many epochs get a checkpoint of their own; the last one always does. 1 by default.</summary>
    [AtLeast(1)]
    public int SaveFreq { get; init; } = 1;

    /// <summary>
    /// So many checkpoints of epochs stay, the latest; the best one stays besides. 3 by default; 0 keeps all.
    /// </summary>
    [AtLeast(0)]
    public int KeepCheckpoints { get; init; } = 3;

    /// <summary>
    /// Where the model computes: <c>cpu</c>, <c>cuda:0</c> and so on, several of these, or <c>cuda:all</c>. On several devices
    /// each batch is divided among them. By default, or with null, <c>cuda:0</c> where there is one, else <c>cpu</c>.
    /// </summary>
    [AllowSingle]
    [Alias("train_device", "devices")]
    public IReadOnlyList<string>? Device { get; init; }

    /// <summary>Threads that one operator may use on the CPU; by default all cores.</summary>
    [Range(1, 1024)]
    public int ComputeThreads { get; init; } = Environment.ProcessorCount;

    /// <summary>How one training step is made.</summary>
    [Inline]
    public StepOptions Step { get; init; } = new();

    /// <summary>Loss, optimizer and scheduler; needed where there is a training set.</summary>
    public OptimizationOptions? Optimization { get; init; }

    /// <summary>Metrics and consumers of all three sets, by name.</summary>
    [Alias("base_metrics"), NullIsAbsent]
    public IReadOnlyDictionary<string, IConsumerOptions> Metrics { get; init; } = new Dictionary<string, IConsumerOptions>();

    /// <summary>Those that the training set has besides.</summary>
    [NullIsAbsent]
    public IReadOnlyDictionary<string, IConsumerOptions> TrainMetrics { get; init; } = new Dictionary<string, IConsumerOptions>();

    /// <summary>Those that the validation set has besides.</summary>
    [NullIsAbsent]
    public IReadOnlyDictionary<string, IConsumerOptions> ValidMetrics { get; init; } = new Dictionary<string, IConsumerOptions>();

    /// <summary>Those that the test set has besides.</summary>
    [NullIsAbsent]
    public IReadOnlyDictionary<string, IConsumerOptions> TestMetrics { get; init; } = new Dictionary<string, IConsumerOptions>();

    /// <summary>
    /// The metric, or <c>loss</c>, that says which epoch is the best: of the validation set where there is one, else of the
    /// training set. By default nothing is monitored. A metric of the test set alone is refused where there is a training set.
    /// </summary>
    public string? Monitor { get; init; }

    /// <summary>Ends training when the monitored value does not become better any more; by default all epochs are trained.</summary>
    public EarlyStoppingOptions? EarlyStopping { get; init; }

    /// <summary>Evaluation passes over so many batches at the beginning of a set; 0 by default.</summary>
    [AtLeast(0)]
    public int SkipEvalIter { get; init; }

    /// <summary>Whether the folders of reports carry the host and time of the launch; true by default.</summary>
    public bool UniqueOutputDir { get; init; } = true;

    /// <summary>The root of the folders of reports; by default <c>output/NAME</c> in the session's folder.</summary>
    public FilePath? OutputDir { get; init; }

    /// <summary>Whether checkpoints hold states and no code: only true is possible.</summary>
    public bool SaveRaw { get; init; } = true;

    /// <summary>What looks at each batch besides the metrics.</summary>
    [Inline]
    public CallbackOptions Callbacks { get; init; } = new();

    /// <summary>What is recorded for TensorBoard.</summary>
    [Inline]
    public EventOptions Events { get; init; } = new();

    /// <summary>What shows the validation set after each epoch, and the last set after the final evaluation; nothing by default.</summary>
    [Alias("visualization", "visualizations"), NamedByKey, NullIsAbsent]
    public IReadOnlyList<IVisualizationOptions> Viz { get; init; } = [];

    TrainerOptions ITrainerOptions.Common => this;

    /// <inheritdoc/>
    public virtual IEnumerable<OptionsProblem> Validate()
    {
        foreach (var (property, consumers) in new[]
            { (nameof(Metrics), Metrics), (nameof(TrainMetrics), TrainMetrics), (nameof(ValidMetrics), ValidMetrics), (nameof(TestMetrics), TestMetrics) })
        {
            foreach (var name in consumers.Keys)
            {
                if (Refusal(name) is { } reason)
                {
                    yield return new(property, $"has an entry named '{name}', {reason}");
                }
                else if (property != nameof(Metrics) && Metrics.ContainsKey(name))
                {
                    yield return new(property, $"has an entry named '{name}', which is in metrics already; use another name.");
                }
            }
        }

        if (!SaveRaw)
        {
            yield return new(nameof(SaveRaw), "is false, but checkpoints hold states and never code; leave it out.");
        }

        if (EarlyStopping is not null && Monitor is null)
        {
            yield return new(nameof(EarlyStopping), "is given, but there is no monitor that says which value to watch; add monitor: loss, or a metric's name.");
        }

        if (Monitor is not (null or MonitorsLoss) && Watchable.Concat(TestMetrics).All(entry => entry.Key != Monitor))
        {
            string[] known = [MonitorsLoss, .. Watchable.Where(entry => entry.Value.IsMetric).Select(entry => entry.Key)];
            yield return new(nameof(Monitor), $"is '{Monitor}', which is no metric here{Wording.Advice(Monitor, "metrics", known)}");
        }
    }

    /// <inheritdoc/>
    public virtual Trainer Create(TrainerArguments arguments) => arguments.Task switch
    {
        Classification => new ImageClassifTrainer(arguments, this),
        Regression => new RegressionTrainer(arguments, this),
        Segmentation => new ImageSegmTrainer(arguments, this),
        Detection => new ObjDetectTrainer(arguments, this),
        var other => throw new SessionException($"The data is for {other.Summary}, for which there is no trainer yet."),
    };

    internal const string MonitorsLoss = "loss";

    /// <summary>Checks what only the data can tell: whether there is something to train on.</summary>
    /// <exception cref="SettingException">There is, but it is not said how; or nothing would be evaluated.</exception>
    internal void RequireFit(LoaderSet loaders, LossSource lossSource)
    {
        if (loaders.Train is not null && Epochs is null)
        {
            throw new SettingException(this, nameof(Epochs), "is missing, but there is a training set; say how many epochs to train.");
        }

        if (loaders.Train is not null && Optimization is null)
        {
            throw new SettingException(this, nameof(Optimization), lossSource == LossSource.Configuration
                ? "is missing, but there is a training set; name a loss and an optimizer."
                : "is missing, but there is a training set; name an optimizer.");
        }

        if (Optimization is { Loss: null } && lossSource == LossSource.Configuration)
        {
            throw new SettingException(Optimization, nameof(Optimization.Loss), "is missing; name a loss, such as torch.nn.CrossEntropyLoss.");
        }

        if (Optimization is { Loss: not null } && lossSource == LossSource.Trainer)
        {
            throw new SettingException(Optimization, nameof(Optimization.Loss),
                "is given, but this trainer takes its loss from the model or from settings of its own; leave it out.");
        }

        if (loaders.Train is not null && Monitor is not (null or MonitorsLoss) && Watchable.All(entry => entry.Key != Monitor))
        {
            throw new SettingException(this, nameof(Monitor),
                $"is '{Monitor}', which the test set alone has, but epochs are compared before the test; there is "
                + $"{string.Join(", ", Watchable.Select(entry => entry.Key).Prepend(MonitorsLoss))}.");
        }

        RequireBatches(SetRun.Valid, loaders.Valid);
        RequireBatches(SetRun.Test, loaders.Test);
    }

    /// <summary>The folder for the reports of a set.</summary>
    internal string OutputFolder(SessionContext context, string set) => OutputFolder(context.Directory, context.Name, context.Stamp, set);

    /// <summary>The folder for the reports of a set.</summary>
    internal string OutputFolder(SessionDirectory directory, string session, SessionStamp stamp, string set)
    {
        var folder = directory.Output(session, set, UniqueOutputDir ? stamp : null);
        return OutputDir is { } root ? Path.Combine(root.FullPath, Path.GetFileName(folder)) : folder;
    }

    /// <summary>What says which epoch is the best.</summary>
    private IEnumerable<KeyValuePair<string, IConsumerOptions>> Watchable => Metrics.Concat(ValidMetrics).Concat(TrainMetrics);

    private void RequireBatches(string set, Loader? loader)
    {
        if (loader is { BatchCount: var count } && SkipEvalIter > 0 && SkipEvalIter >= count)
        {
            throw new SettingException(this, nameof(SkipEvalIter),
                $"is {SkipEvalIter}, but the {set} set has {(count == 1 ? "1 batch" : $"{count} batches")}, so nothing of it would be evaluated.");
        }
    }

    private static string? Refusal(string name) =>
        name == MonitorsLoss ? "which is kept for the loss; use another name."
        : CallbackOptions.IsReserved(name) ? "which is kept for callbacks; use another name."
        : FileNamePart.IsValid(name) ? null : FileNamePart.Rule;
}
