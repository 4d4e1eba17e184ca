using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Tests.Train;

internal sealed record ShownOptions : IConsumerOptions
{
    public bool IsMetric => false;

    public IPredictionConsumer Create(LearningTask task) => new ShownConsumer();
}

/// <summary>A picture of 5×3 pixels, and a curve that is the same up to a threshold of one half.</summary>
internal sealed class ShownConsumer : IPictureReporter, IThresholdCurve
{
    public void Reset()
    {
    }

    public void Update(Iteration iteration)
    {
    }

    public Image? Render() => Image.FromPixels<byte>(new byte[45], 5, 3, 3);

    public IReadOnlyList<ThresholdCounts> CountsAt(int thresholds) =>
    [
        .. Enumerable.Range(0, thresholds).Select(i => i * 2 < thresholds
            ? new ThresholdCounts((double)i / (thresholds - 1), 3, 1, 4, 2)
            : new ThresholdCounts((double)i / (thresholds - 1), 0, 0, 5, 5)),
    ];

    public OrderedDictionary<string, object?> SaveState() => [];

    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
    }
}
