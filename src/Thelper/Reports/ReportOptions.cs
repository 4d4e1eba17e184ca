using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Tasks;

namespace Thelper.Reports;

/// <summary>The options of all reports.</summary>
public abstract record ReportOptions : IConsumerOptions
{
    /// <summary>
    /// Names to write in place of the task's, one for each class: a list, a section of names with indices or of indices with
    /// names, or the path of a file with one of these. The task's by default.
    /// </summary>
    [TextIsPath]
    public ConfigNode? ClassNames { get; init; }

    /// <summary>Text by default.</summary>
    [NullIsAbsent]
    public ReportFormat Format { get; init; }

    bool IConsumerOptions.IsMetric => false;

    /// <inheritdoc/>
    public abstract IPredictionConsumer Create(LearningTask task);

    /// <summary>The names to write.</summary>
    /// <param name="task">Has the indices.</param>
    /// <exception cref="SettingException">The names are not those of as many classes with the same indices.</exception>
    internal ClassMap NamesOf(IClassTask task) =>
        ClassNamesReader.InPlaceOf(task.Classes, ClassNames, this, nameof(ClassNames));
}
