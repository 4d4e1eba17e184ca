using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Tests.Data;

/// <summary>Noisy colour images with a label map and boxes, so that every kind of transform has something to do.</summary>
internal sealed class MarkedDataset(int count, int size) : IDataset
{
    public int Count => count;

    public LearningTask Task { get; } = new GenericTask("image", null, ["labels", "bboxes", "idx"]);

    public int? ClassOf(int index) => null;

    public string Describe(int index) => $"marked {index}";

    public Sample Load(int index)
    {
        var random = new CounterRandom(11, 0, (uint)index, 0);
        var image = new Image(size, size, 3, PixelDepth.UInt8);
        foreach (ref var value in image.AsSpan<byte>())
        {
            value = (byte)random.NextInt32(256);
        }

        var labels = new Image(size, size, 1, PixelDepth.UInt8);
        foreach (ref var value in labels.AsSpan<byte>())
        {
            value = (byte)random.NextInt32(4);
        }

        return new Sample
        {
            ["image"] = new SampleImage(image),
            ["labels"] = new LabelMap(labels),
            ["bboxes"] = new List<BoundingBox> { new(1, 5, 6, 20, 25), new(2, 30, 20, 40, 38) },
            ["idx"] = (long)index,
        };
    }
}
