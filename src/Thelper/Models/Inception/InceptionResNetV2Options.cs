using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.Inception;

/// <summary>The options of <see cref="InceptionResNetV2"/>, with the names and defaults of the Python original.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record InceptionResNetV2Options : IModelOptions
{
    /// <summary>Channels of the images; 3 by default.</summary>
    [AtLeast(1)]
    public int InputChannels { get; init; } = 3;

    /// <inheritdoc/>
    public Module Create(LearningTask task) => new InceptionResNetV2(InputChannels, OutputSize.For(task));
}
