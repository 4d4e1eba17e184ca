using Thelper.Data;
using Thelper.Torch.Modules;

namespace Thelper.Visualization;

/// <summary>
/// Has the model run once for all visualisations of a round that look at the same samples and write the same entries. Holds
/// their features as long as the round lasts.
/// </summary>
internal sealed class SharedEmbeddings
{
    private readonly Dictionary<Subject, EmbeddedSet> _sets = [];

    /// <inheritdoc cref="EmbeddedSet.Of"/>
    public EmbeddedSet Of(VisualizationContext context, int count, IReadOnlyList<string> metaKeys)
    {
        // A copy of a context shares this, but may have another model or set.
        var subject = new Subject(context.Model, context.Loader, context.Epoch, count, string.Join('\n', metaKeys));
        if (!_sets.TryGetValue(subject, out var set))
        {
            _sets[subject] = set = EmbeddedSet.Of(context, count, metaKeys);
        }

        return set;
    }

    private sealed record Subject(Module Model, Loader Loader, int Epoch, int Count, string MetaKeys);
}
