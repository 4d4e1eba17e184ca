using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.AutoEncoders;

/// <summary>The options of <see cref="AutoEncoderResNet"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record AutoEncoderResNetOptions : AutoEncoderOptions
{
    /// <inheritdoc/>
    public override Module Create(LearningTask task) =>
        new AutoEncoderResNet(this, OutputSize.For(task));
}
