using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.Restoration;

/// <summary>The borders of <see cref="Srcnn"/>.</summary>
public enum SrcnnPadding
{
    /// <summary>Zeros are added, so that the output has the size of the input.</summary>
    Same,

    /// <summary>Nothing is added; the output has 16 rows and 16 columns less than the input.</summary>
    Valid,
}

/// <summary>The options of <see cref="Srcnn"/>, with the names and defaults of the Python original, and the padding.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution)]
public sealed record SrcnnOptions : IModelOptions, IValidatedOptions
{
    /// <summary>Channels that are worked on at a time; 1, for each by itself, by default. Those of the images must be a
    /// multiple.</summary>
    [AtLeast(1)]
    public int NumChannels { get; init; } = 1;

    /// <summary>Channels after the first convolution, for each group; the second gives half of them. 64 by default.</summary>
    [AtLeast(2)]
    public int BaseFilter { get; init; } = 64;

    /// <summary>Parts into which channels are divided, each convolved by itself; 1 by default.</summary>
    [AtLeast(1)]
    public int Groups { get; init; } = 1;

    /// <summary>What is done at the border; same by default. The Python original has valid.</summary>
    public SrcnnPadding Padding { get; init; } = SrcnnPadding.Same;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (NumChannels % Groups != 0)
        {
            yield return new(nameof(Groups), $"must divide num_channels, which is {NumChannels}, but is {Groups}.");
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task)
    {
        RestorationChannels.Require(task);
        return new Srcnn(this);
    }
}
