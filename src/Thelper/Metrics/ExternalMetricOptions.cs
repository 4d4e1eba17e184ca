using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Metrics;

/// <summary>What the function of an <see cref="ExternalMetric"/> sees.</summary>
public enum ExternalMetricType
{
    /// <summary>
    /// The predicted and the true classes: indices, or with a class of interest 1 for it and 0 for all others.
    /// </summary>
    [Alias("classif_top1")]
    ClassifBest,

    /// <summary>The scores of a class of interest, and whether it is the true one.</summary>
    [Alias("classif_scores")]
    ClassifScore,

    /// <summary>The predicted and the true numbers.</summary>
    Regression,
}

/// <summary>The options of <see cref="ExternalMetric"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation, TaskKind.Regression, TaskKind.SuperResolution)]
public sealed record ExternalMetricOptions : WindowOptions, IValidatedOptions
{
    /// <summary>The function: one under scikit-learn's name, or one of a plug-in.</summary>
    public required IMetricFunctionOptions MetricName { get; init; }

    /// <summary>What the function sees.</summary>
    public required ExternalMetricType MetricType { get; init; }

    /// <summary>Whether higher or lower is better.</summary>
    public required Goal MetricGoal { get; init; }

    /// <summary>What the function receives besides; nothing by default. The keys are the function's own.</summary>
    public ConfigNode? MetricParams { get; init; }

    /// <summary>The class of interest; needed for scores, and where a sample may have several classes.</summary>
    public string? TargetName { get; init; }

    /// <inheritdoc cref="ScoreCurveOptions.ClassNames"/>
    [TextIsPath]
    public ConfigNode? ClassNames { get; init; }

    /// <inheritdoc cref="ScoreCurveOptions.ForceSoftmax"/>
    public bool ForceSoftmax { get; init; } = true;

    /// <summary>Whether the value of classes may be asked for after each batch; true by default. That of scores and numbers never is.</summary>
    public bool LiveEval { get; init; } = true;

    /// <summary>What the function receives besides.</summary>
    internal IReadOnlyDictionary<string, object?> Arguments =>
        MetricParams is ConfigMapping mapping ? PlainData.From(mapping) : new Dictionary<string, object?>();

    private string? Misuse => (MetricName.Input, MetricType) switch
    {
        (MetricInput.Labels, not ExternalMetricType.ClassifBest) => "is another than classif_best, but the function compares classes.",
        (MetricInput.Scores, ExternalMetricType.Regression) => "is regression, but the function needs the scores of a class; use classif_score.",
        (MetricInput.Scores, ExternalMetricType.ClassifBest) when TargetName is null =>
            "is classif_best, but the function needs the scores of a class; use classif_score, and name the class as target_name.",
        (MetricInput.Numbers, not ExternalMetricType.Regression) => "is another than regression, but the function compares numbers.",
        _ => null,
    };

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (MetricParams is not (null or ConfigMapping or ConfigScalar { IsNull: true }))
        {
            yield return new(nameof(MetricParams), $"must be a section (names with values), but received {MetricParams.Describe()}.");
        }

        if (MetricType == ExternalMetricType.ClassifScore && TargetName is null)
        {
            yield return new(nameof(MetricType), "is classif_score, which needs target_name: the class whose scores count.");
        }

        if (Misuse is { } misuse)
        {
            yield return new(nameof(MetricType), misuse);
        }

        if (MetricType == ExternalMetricType.Regression && TargetName is not null)
        {
            yield return new(nameof(TargetName), "is for classes, but metric_type is regression; leave it out.");
        }
    }

    /// <inheritdoc/>
    public override IPredictionConsumer Create(LearningTask task)
    {
        var samples = SamplesOf(task);
        try
        {
            MetricName.Function(samples.Perfect, Arguments);
        }
        catch (ArgumentException exception)
        {
            throw new SettingException(this, MetricParams is null ? nameof(MetricName) : nameof(MetricParams), exception.Message);
        }

        return new ExternalMetric(this, samples);
    }

    private IExternalSamples SamplesOf(LearningTask task)
    {
        if (task is IClassTask != (MetricType != ExternalMetricType.Regression))
        {
            throw new SettingException(this, nameof(MetricType),
                $"is {(MetricType == ExternalMetricType.Regression ? "regression" : "for classes")}, but the data is for {task.Summary}.");
        }

        if (task is not IClassTask { Classes: var classes })
        {
            return new NumberSamples(MaxWinSize);
        }

        var names = ClassNamesReader.InPlaceOf(classes, ClassNames, this, nameof(ClassNames));
        int? target = TargetName is null ? null : NamedClass.IndexOf(names, TargetName, this, nameof(TargetName));
        return (MetricType, target) switch
        {
            (ExternalMetricType.ClassifScore, { } index) =>
                new ScoreSamples(new TargetScores(index, isInverted: false, ForceSoftmax), MaxWinSize),
            (_, { } index) => new TargetSamples(classes.OutputCount, index, MaxWinSize),
            _ when task is Classification { MultiLabel: true } => throw new SettingException(this, nameof(MetricType),
                "is classif_best, but a sample may have several classes; name one of them as target_name."),
            _ => new LabelSamples(classes, MaxWinSize),
        };
    }
}
