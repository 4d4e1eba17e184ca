using Thelper.Configuration;
using Thelper.Train;

namespace Thelper;

/// <summary>A configuration whose data alone is looked at: what there is of a session besides is checked, but not needed.</summary>
internal sealed record CheckedOptions : DataOptions
{
    /// <inheritdoc cref="ExperimentOptions.Overwrite"/>
    public bool Overwrite { get; init; }

    /// <inheritdoc cref="ExperimentOptions.Model"/>
    public ModelSection? Model { get; init; }

    /// <inheritdoc cref="ExperimentOptions.Trainer"/>
    [Alias("runner")]
    public ITrainerOptions? Trainer { get; init; }
}
