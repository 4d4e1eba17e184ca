using Thelper.Configuration;
using Thelper.Models.Coordinates;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.Segmenters;

/// <summary>The options of <see cref="UNet"/>, with the names and defaults of the Python original.</summary>
[Supports(TaskKind.Segmentation)]
public sealed record UNetOptions : IModelOptions, IValidatedOptions
{
    /// <summary>Channels of the images; 3 by default.</summary>
    [AtLeast(1)]
    public int InChannels { get; init; } = 3;

    /// <summary>Channels at the lowest resolution, a multiple of 16; each level above has half as many. 512 by default.</summary>
    [AtLeast(UNet.Reduction)]
    public int MidChannels { get; init; } = 512;

    /// <summary>Whether the convolutions of all blocks but the last know the place of each pixel; see
    /// <see cref="CoordConv2d"/>. False by default.</summary>
    [ConfigKey("coordconv")]
    public bool CoordConv { get; init; }

    /// <summary>Whether three filters that show noise are laid beside the image's channels; see <see cref="NoiseFilters"/>.
    /// False by default.</summary>
    public bool Srm { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (MidChannels % UNet.Reduction != 0)
        {
            yield return new(nameof(MidChannels), $"must be a multiple of {UNet.Reduction}, because it is halved four times, but is {MidChannels}.");
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task) => new UNet(this, PixelClassCount.For(task));
}
