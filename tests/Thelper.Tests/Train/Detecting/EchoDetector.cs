using Thelper.Models;
using Thelper.Models.Detection;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Train.Detecting;

internal sealed record EchoDetectorOptions : IModelOptions
{
    public const string Name = "tests.EchoDetector";

    /// <summary>False makes a model that detects nothing.</summary>
    public bool Detects { get; init; } = true;

    /// <summary>The elements from a channel of an image to the next that the model insists on.</summary>
    public long ChannelStride { get; init; } = 64;

    public Module Create(LearningTask task) => Detects ? new EchoDetector(ChannelStride) : new Linear(8, 3);
}

/// <summary>
/// Finds the very objects that it is told of, or one at a fixed place where it is told of none. With its only weight w, which
/// begins as 0, it has the losses (1 − w)² and the number of objects in the batch.
/// </summary>
internal sealed class EchoDetector : DetectionModel
{
    private readonly Tensor _weight;
    private readonly long _channelStride;

    public EchoDetector(long channelStride)
    {
        _channelStride = channelStride;
        _weight = RegisterParameter("weight", Operators.Zeros([1]));
    }

    public override DetectionOutput Forward(IReadOnlyList<Tensor> images, IReadOnlyList<DetectionTarget>? targets)
    {
        Assert.All(images, image => Assert.Equal([3L, 8, 8], image.Shape));
        Assert.All(images, image => Assert.Equal(_channelStride, image.Strides[0]));
        var detections = IsTraining ? null : Enumerable.Range(0, images.Count).Select(i => Find(targets?[i])).ToArray();
        if (targets is null)
        {
            return new([], detections);
        }

        Assert.Equal(images.Count, targets.Count);
        var missing = _weight.Add(-1.0).Pow(2.0).Sum();
        var count = Tensors.FromScalar((float)targets.Sum(target => target.Labels.Size(0)));
        return new([("loss_weight", missing), ("loss_count", count)], detections);
    }

    private static Detections Find(DetectionTarget? target)
    {
        if (target is null)
        {
            return new(Tensors.From<float>([1, 2, 5, 6.5f], 1, 4), Tensors.From<long>([2]), Tensors.From<float>([0.25f]));
        }

        Assert.Equal([target.Labels.Size(0), 4], target.Boxes.Shape);
        var scores = Enumerable.Repeat(0.75f, (int)target.Labels.Size(0)).ToArray();
        return new(target.Boxes, target.Labels, Tensors.From<float>(scores));
    }
}
