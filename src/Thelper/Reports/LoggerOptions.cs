using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Visualization;

namespace Thelper.Reports;

/// <summary>The options of all reports with a row for each sample, or for each object.</summary>
public abstract record LoggerOptions : ReportOptions, IValidatedOptions
{
    /// <summary>Leaves only the rows in which this class is the true one, or one that was predicted; by default all stay.</summary>
    public string? TargetName { get; init; }

    /// <summary>Rows at most, the first ones of a set; 0 for no report. By default all.</summary>
    [AtLeast(0)]
    public int? ReportCount { get; init; }

    /// <summary>Entries of the samples to write into each row, such as <c>path</c>; none by default.</summary>
    [AllowSingle, NullIsAbsent]
    public IReadOnlyList<string> LogKeys { get; init; } = [];

    /// <summary>
    /// Samples in each of the pictures of the best, the worst and random ones, which are drawn from all samples, whatever rows
    /// are left out; 0, the default, for no pictures.
    /// </summary>
    [Range(0, SampleGridOptions.MostSamples)]
    public int VizCount { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (LogKeys.GroupBy(key => key).FirstOrDefault(group => group.Skip(1).Any()) is { Key: var repeated })
        {
            yield return new(nameof(LogKeys), $"names '{repeated}' twice.");
        }
    }

    /// <summary>Checks that no entry has the name of another column.</summary>
    /// <param name="columns">The names of the others.</param>
    /// <exception cref="SettingException">One has.</exception>
    internal void RequireFree(IEnumerable<string> columns)
    {
        if (LogKeys.Intersect(columns).FirstOrDefault() is { } taken)
        {
            throw new SettingException(this, nameof(LogKeys), $"names '{taken}', which is the name of another column of the report; leave it out.");
        }
    }

    /// <summary>The index of the class whose rows stay; null for all.</summary>
    /// <param name="names">The names that are written.</param>
    /// <exception cref="SettingException">There is no such class.</exception>
    internal int? TargetOf(ClassMap names) =>
        TargetName is null ? null : NamedClass.IndexOf(names, TargetName, this, nameof(TargetName));
}
