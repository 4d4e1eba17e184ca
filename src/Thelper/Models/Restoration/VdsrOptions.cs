using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.Restoration;

/// <summary>The options of <see cref="Vdsr"/>, with the names and defaults of the Python original.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution)]
public sealed record VdsrOptions : IModelOptions, IValidatedOptions
{
    /// <summary>Channels that are worked on at a time; 1, for each by itself, by default. Those of the images must be a
    /// multiple.</summary>
    [AtLeast(1)]
    public int NumChannels { get; init; } = 1;

    /// <summary>Channels between the convolutions; 64 by default.</summary>
    [AtLeast(1)]
    public int BaseFilter { get; init; } = 64;

    /// <summary>The side of the first convolution's window, an odd number; 3 by default.</summary>
    [AtLeast(1)]
    [ConfigKey("kernel_size0")]
    public int FirstKernel { get; init; } = 3;

    /// <summary>Convolutions between the first and the last; 18 by default.</summary>
    [AtLeast(0)]
    public int NumResiduals { get; init; } = 18;

    /// <summary>Parts into which channels are divided, each convolved by itself; 1 by default.</summary>
    [AtLeast(1)]
    public int Groups { get; init; } = 1;

    /// <summary>What follows each convolution but the last; relu by default, null for nothing.</summary>
    public RestorationActivation? Activation { get; init; } = RestorationActivation.Relu;

    /// <summary>The normalisation after each convolution but the last; batch by default, null for none.</summary>
    public RestorationNorm? Norm { get; init; } = RestorationNorm.Batch;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (NumChannels % Groups != 0 || BaseFilter % Groups != 0)
        {
            yield return new(
                nameof(Groups), $"must divide num_channels, which is {NumChannels}, and base_filter, which is {BaseFilter}, but is {Groups}.");
        }

        if (FirstKernel % 2 == 0)
        {
            yield return new(nameof(FirstKernel), $"must be odd, so that the image keeps its size, but is {FirstKernel}.");
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task)
    {
        RestorationChannels.Require(task);
        return new Vdsr(this);
    }
}
