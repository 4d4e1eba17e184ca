namespace Thelper.Configuration;

/// <summary>A configuration has mistakes. The message lists all of them and ends with their count.</summary>
public sealed class ConfigException : Exception
{
    /// <summary>Reports errors, sorted by file, line and column; those of <c>--set</c> options come last.</summary>
    public ConfigException(IEnumerable<ConfigError> errors)
        : this([.. errors.OrderBy(error => error.Location.IsOverride)
            .ThenBy(error => error.Location.File, StringComparer.Ordinal)
            .ThenBy(error => error.Location.Line)
            .ThenBy(error => error.Location.Column)])
    {
    }

    /// <summary>Reports one error.</summary>
    public ConfigException(ConfigError error)
        : this([error])
    {
    }

    private ConfigException(ConfigError[] sorted)
        : base(string.Join('\n', sorted.Select(error => error.ToString()).Append(Count(sorted))))
    {
        Errors = sorted;
    }

    /// <summary>At least one, in the order of the message.</summary>
    public IReadOnlyList<ConfigError> Errors { get; }

    private static string Count(ConfigError[] errors)
    {
        var places = errors.Select(error => error.Location.IsOverride ? "the --set options" : error.Location.File)
            .Distinct();
        return $"{errors.Length} {(errors.Length == 1 ? "error" : "errors")} in {string.Join(" and ", places)}.";
    }
}
