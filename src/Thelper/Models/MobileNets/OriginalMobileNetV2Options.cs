using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.MobileNets;

/// <summary>The options of the Python original's own MobileNetV2, with its names and defaults.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record OriginalMobileNetV2Options : IModelOptions, IValidatedOptions
{
    private const int Reduction = 32;
    private const double Dropout = 0.5;

    /// <summary>Height and width of the images, in pixels; a multiple of 32, and 224 by default.</summary>
    [AtLeast(Reduction)]
    public int InputSize { get; init; } = 224;

    /// <summary>What all numbers of channels are multiplied by; 1 by default.</summary>
    [AtLeast(1.0 / 16)]
    public double WidthMult { get; init; } = 1;

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (InputSize % Reduction != 0)
        {
            yield return new(nameof(InputSize), $"must be a multiple of {Reduction}, but is {InputSize}.");
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task) => new MobileNetV2(
        new MobileNetV2Layout(channels => (int)channels)
        {
            WidthMultiplier = WidthMult,
            Dropout = Dropout,
            MapSide = InputSize / Reduction,
            HasPlainBlocks = true,
        },
        OutputSize.For(task));
}
