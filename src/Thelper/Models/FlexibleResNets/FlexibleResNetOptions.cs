using Thelper.Configuration;
using Thelper.Models.Segmenters;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.FlexibleResNets;

/// <summary>The options of <see cref="FlexibleResNet"/>.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation, TaskKind.Regression)]
public sealed record FlexibleResNetOptions : ResidualEncoderOptions
{
    /// <summary>What finds the classes of pixels; needed for a segmentation, and left out for other tasks.</summary>
    public SegmentationHead? HeadType { get; init; }

    /// <inheritdoc/>
    public override Module Create(LearningTask task)
    {
        var isSegmentation = task is Segmentation;
        if (isSegmentation && HeadType is null)
        {
            throw new SettingException(this, nameof(HeadType), "is missing, but the task is a segmentation; choose 'fcn' or 'deeplabv3'.");
        }

        if (!isSegmentation && HeadType is not null)
        {
            throw new SettingException(
                this, nameof(HeadType), $"is for segmentations, but the task is {task.Kind}; leave it out.");
        }

        return new FlexibleResNet(this, isSegmentation
            ? PixelClassCount.For(task)
            : OutputSize.For(task));
    }
}
