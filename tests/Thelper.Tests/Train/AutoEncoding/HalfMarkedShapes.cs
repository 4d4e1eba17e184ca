using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Tests.Train.AutoEncoding;

internal sealed record HalfMarkedShapesOptions : IDatasetOptions
{
    public const string Name = "tests.HalfMarkedShapes";

    public IDataset Open(DataProblems problems) => new HalfMarkedShapes();
}

/// <summary>Eight drawn images with their label maps, the last four of which have the don't-care value everywhere.</summary>
internal sealed class HalfMarkedShapes : IDataset
{
    private const byte DontCare = 255;

    private readonly ShapesDataset _shapes = new(new ShapesOptions { Count = 8, Task = ShapesTask.Segmentation });

    public int Count => _shapes.Count;

    public LearningTask Task => new Segmentation([.. ((Segmentation)_shapes.Task).ClassNames], "image", "label_map", dontCare: DontCare);

    public int? ClassOf(int index) => null;

    public string Describe(int index) => _shapes.Describe(index);

    public Sample Load(int index)
    {
        var sample = _shapes.Load(index);
        if (index >= Count / 2)
        {
            ((IDisposable)sample["label_map"]!).Dispose();
            var unknown = new Image(32, 32, 1, PixelDepth.UInt8);
            unknown.AsSpan<byte>().Fill(DontCare);
            sample["label_map"] = new LabelMap(unknown);
        }

        return sample;
    }
}
