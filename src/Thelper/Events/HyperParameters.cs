using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Thelper.Events;

/// <summary>
/// What TensorBoard's plug-in for hyper-parameters compares sessions by: the single values of some sections of a configuration,
/// and the metrics of an epoch. Each event file is a session of its own there.
/// </summary>
/// <param name="session">The session's name.</param>
/// <param name="values">By path, such as <c>trainer.optimization.optimizer.params.lr</c>; text, number or flag.</param>
/// <param name="metrics">Tags of scalars.</param>
internal sealed class HyperParameters(
    string session, IReadOnlyList<KeyValuePair<string, object>> values, IReadOnlyList<string> metrics)
{
    private const string Plugin = "hparams";

    /// <summary>Finds the single values of sections.</summary>
    /// <param name="configuration">As plain data.</param>
    /// <param name="sections">The keys on the way to each section; those that are not there are passed over.</param>
    public static IReadOnlyList<KeyValuePair<string, object>> Within(
        IReadOnlyDictionary<string, object?> configuration, params IEnumerable<string[]> sections) =>
        [.. sections.SelectMany(path => Flatten(
            string.Join('.', path),
            path.Aggregate((object?)configuration, (value, key) => (value as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(key))))];

    /// <summary>What there is to compare, and the values of this session; to be written at its beginning.</summary>
    /// <param name="time">In seconds since 1970.</param>
    public IEnumerable<Summary.Types.Value> Begin(double time)
    {
        var comparison = new HParamsComparison
        {
            Description = session,
            TimeCreatedSecs = time,
            HparamInfos = { values.Select(entry => new HParamInfo { Name = entry.Key, Type = TypeOf(entry.Value) }) },
            MetricInfos = { metrics.Select(tag => new MetricInfo { Name = new MetricName { Tag = tag } }) },
        };
        var start = new SessionStartInfo { StartTimeSecs = time };
        foreach (var (name, value) in values)
        {
            start.Hparams[name] = ToMessage(value);
        }

        yield return Value("_hparams_/experiment", new HParamsPluginData { Comparison = comparison });
        yield return Value("_hparams_/session_start_info", new HParamsPluginData { SessionStartInfo = start });
    }

    /// <summary>How the session ended.</summary>
    /// <param name="time">In seconds since 1970.</param>
    /// <param name="isWhole">Whether it came to its end.</param>
    public static Summary.Types.Value End(double time, bool isWhole) => Value("_hparams_/session_end_info", new HParamsPluginData
    {
        SessionEndInfo = new SessionEndInfo
        {
            EndTimeSecs = time,
            Status = isWhole ? SessionStatus.SessionSuccess : SessionStatus.SessionFailure,
        },
    });

    private static Summary.Types.Value Value(string tag, HParamsPluginData data) => new()
    {
        // The content is in the metadata; the tensor stands for nothing, but there must be one.
        Tag = tag,
        Metadata = Summaries.Metadata(Plugin, data),
        Tensor = Summaries.Numbers([0], 1),
    };

    private static IEnumerable<KeyValuePair<string, object>> Flatten(string path, object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> section => section.SelectMany(entry => Flatten($"{path}.{entry.Key}", entry.Value)),
        string or bool or long or double => [KeyValuePair.Create(path, value)],
        _ => [],
    };

    private static HParamType TypeOf(object value) => value switch
    {
        bool => HParamType.HparamBool,
        string => HParamType.HparamString,
        _ => HParamType.HparamFloat64,
    };

    private static Value ToMessage(object value) => value switch
    {
        bool flag => Google.Protobuf.WellKnownTypes.Value.ForBool(flag),
        string text => Google.Protobuf.WellKnownTypes.Value.ForString(text),
        _ => Google.Protobuf.WellKnownTypes.Value.ForNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
    };
}
