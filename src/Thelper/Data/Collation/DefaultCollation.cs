using Thelper.Tasks;

namespace Thelper.Data.Collation;

/// <summary>The options of <c>thelper.data.default_collate</c>: batches as <see cref="Batch"/> describes them, and no more.</summary>
public sealed record DefaultCollationOptions : ICollationOptions
{
    /// <summary>
    /// Whether entries of kinds that batches do not know, which only a plug-in's samples can have, are refused; true by default.
    /// False: they become lists of the objects as they are.
    /// </summary>
    public bool ForceTensor { get; init; } = true;

    bool ICollationOptions.RefusesUnknownKinds => ForceTensor;

    /// <inheritdoc/>
    public ICollation? Create(LearningTask task) => null;
}
