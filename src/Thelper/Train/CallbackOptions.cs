using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Tasks;

namespace Thelper.Train;

/// <summary>
/// The keys of a trainer's section about what looks at each batch besides the metrics. A key of one set comes before the one
/// of all sets; false or null means none. Each names one component or function, or a list of these.
/// </summary>
public sealed record CallbackOptions
{
    private const string User = "user";
    private const string Display = "display";
    private const string Log = "logger";
    private static readonly string[] Roles = [User, Display, Log];
    private static readonly string[] Sets = [SetRun.Train, SetRun.Valid, SetRun.Test];

    /// <summary>What sees the batches of all sets that have no key of their own.</summary>
    [AllowSingle, Switch]
    public IReadOnlyList<IConsumerOptions>? Callback { get; init; }

    /// <inheritdoc cref="Callback"/>
    [Alias("train_iter_callback"), AllowSingle, Switch]
    public IReadOnlyList<IConsumerOptions>? TrainCallback { get; init; }

    /// <inheritdoc cref="Callback"/>
    [Alias("valid_iter_callback"), AllowSingle, Switch]
    public IReadOnlyList<IConsumerOptions>? ValidCallback { get; init; }

    /// <inheritdoc cref="Callback"/>
    [Alias("test_iter_callback"), AllowSingle, Switch]
    public IReadOnlyList<IConsumerOptions>? TestCallback { get; init; }

    /// <summary>What draws the batches of all sets that have no key of their own; true is <see cref="DisplayCallback"/>.</summary>
    [Alias("display_predictions", "display"), AllowSingle, Switch(DisplayCallbackOptions.Name)]
    public IReadOnlyList<IConsumerOptions>? DisplayPreds { get; init; }

    /// <inheritdoc cref="DisplayPreds"/>
    [Alias("display_train_predictions", "display_train"), AllowSingle, Switch(DisplayCallbackOptions.Name)]
    public IReadOnlyList<IConsumerOptions>? DisplayTrainPreds { get; init; }

    /// <inheritdoc cref="DisplayPreds"/>
    [Alias("display_valid_predictions", "display_valid"), AllowSingle, Switch(DisplayCallbackOptions.Name)]
    public IReadOnlyList<IConsumerOptions>? DisplayValidPreds { get; init; }

    /// <inheritdoc cref="DisplayPreds"/>
    [Alias("display_test_predictions", "display_test"), AllowSingle, Switch(DisplayCallbackOptions.Name)]
    public IReadOnlyList<IConsumerOptions>? DisplayTestPreds { get; init; }

    /// <summary>What stands in place of the log's lines about each batch, for all sets that have no key of their own.</summary>
    [Alias("log"), AllowSingle, Switch]
    public IReadOnlyList<IConsumerOptions>? Logger { get; init; }

    /// <inheritdoc cref="Logger"/>
    [Alias("train_log", "logger_train", "log_train"), AllowSingle, Switch]
    public IReadOnlyList<IConsumerOptions>? TrainLogger { get; init; }

    /// <inheritdoc cref="Logger"/>
    [Alias("valid_log", "logger_valid", "log_valid"), AllowSingle, Switch]
    public IReadOnlyList<IConsumerOptions>? ValidLogger { get; init; }

    /// <inheritdoc cref="Logger"/>
    [Alias("test_log", "logger_test", "log_test"), AllowSingle, Switch]
    public IReadOnlyList<IConsumerOptions>? TestLogger { get; init; }

    /// <summary>The sets whose batches have no lines in the log.</summary>
    internal IReadOnlyList<string> SetsWithoutLog => [.. Sets.Where(set => LoggerOf(set) is not null)];

    /// <summary>Says which sets have neither lines in the log nor anything in their place.</summary>
    internal IReadOnlyList<string> Warnings
    {
        get
        {
            string[] silent = [.. Sets.Where(set => LoggerOf(set) is { Count: 0 })];
            return silent.Length == 0 ? []
                : [$"The log has no lines about single batches ({string.Join(", ", silent)}), because a logger key of the trainer's section is off."];
        }
    }

    /// <summary>Whether a name in metrics would be taken for one that <see cref="Create"/> gives.</summary>
    internal static bool IsReserved(string name) => Sets.Any(set => Roles.Any(
        role => name.StartsWith(NameOf(set, role), StringComparison.Ordinal)));

    /// <summary>
    /// Makes what sees the batches of a set, without any state: <c>SET_user_callback</c>, <c>SET_display_callback</c> and
    /// <c>SET_logger_callback</c>, in this order; further ones of a list have a number at the end, from 2.
    /// </summary>
    internal OrderedDictionary<string, IPredictionConsumer> Create(string set, LearningTask task)
    {
        var consumers = new OrderedDictionary<string, IPredictionConsumer>();
        Add(User, Of(set, TrainCallback, ValidCallback, TestCallback) ?? Callback);
        Add(Display, Of(set, DisplayTrainPreds, DisplayValidPreds, DisplayTestPreds) ?? DisplayPreds);
        Add(Log, LoggerOf(set));
        return consumers;

        void Add(string role, IReadOnlyList<IConsumerOptions>? options)
        {
            for (var i = 0; i < (options?.Count ?? 0); i++)
            {
                consumers.Add(NameOf(set, role) + (i == 0 ? "" : $"_{i + 1}"), options![i].Create(task));
            }
        }
    }

    private static string NameOf(string set, string role) => $"{set}_{role}_callback";

    private static T Of<T>(string set, T train, T valid, T test) =>
        set == SetRun.Train ? train : set == SetRun.Valid ? valid : test;

    private IReadOnlyList<IConsumerOptions>? LoggerOf(string set) => Of(set, TrainLogger, ValidLogger, TestLogger) ?? Logger;
}
