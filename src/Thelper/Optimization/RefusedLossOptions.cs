using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Losses;

namespace Thelper.Optimization;

/// <summary>A loss that takes more than predictions and truths, and so is for trainers of one's own alone.</summary>
[Inline]
public sealed record RefusedLossOptions : ILossOptions
{
    private readonly string _reason;

    internal RefusedLossOptions(string reason) => _reason = reason;

    /// <summary>Its parameters, whatever they are.</summary>
    public ConfigNode? Params { get; init; }

    /// <inheritdoc/>
    public ILoss Create(LearningTask task) => throw new SettingException(this, _reason);
}
