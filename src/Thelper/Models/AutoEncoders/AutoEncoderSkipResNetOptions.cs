using System.ComponentModel.DataAnnotations;
using Thelper.Models.Segmenters;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.AutoEncoders;

/// <summary>The options of <see cref="AutoEncoderSkipResNet"/>.</summary>
[Supports(TaskKind.Segmentation)]
public sealed record AutoEncoderSkipResNetOptions : AutoEncoderOptions
{
    /// <summary>Whether channels are dropped in the decoder of the classes while training; false by default.</summary>
    public bool DecoderDropout { get; init; }

    /// <summary>The probability of dropping one; 0.1 by default.</summary>
    [Range(0.0, 1.0)]
    public double DropoutProb { get; init; } = 0.1;

    /// <inheritdoc/>
    public override Module Create(LearningTask task) =>
        new AutoEncoderSkipResNet(this, PixelClassCount.For(task));
}
