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
    internal ClassMap NamesOf(IClassTask task)
    {
        if (ClassNames is null or ConfigScalar { IsNull: true })
        {
            return task.Classes;
        }

        var (names, problem) = ClassNamesReader.Read(ClassNames);
        return problem is not null ? throw new SettingException(this, nameof(ClassNames), problem)
            : names!.Indices.Values.SequenceEqual(task.Classes.Indices.Values) ? names
            : throw new SettingException(this, nameof(ClassNames),
                $"must have a name for each class of the data, whose indices are {Listed(task.Classes)}, but has those of {Listed(names)}.");
    }

    private static string Listed(ClassMap classes) => string.Join(", ", classes.Indices.Values);
}
