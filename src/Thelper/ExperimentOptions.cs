using Thelper.Configuration;
using Thelper.Train;

namespace Thelper;

/// <summary>A whole configuration: one experiment.</summary>
public sealed record ExperimentOptions : DataOptions
{
    /// <summary>Whether a session of the same name in the same save directory is replaced; false by default.</summary>
    public bool Overwrite { get; init; }

    /// <summary>What learns.</summary>
    public required ModelSection Model { get; init; }

    /// <summary>How it learns.</summary>
    [Alias("runner")]
    public required ITrainerOptions Trainer { get; init; }
}
