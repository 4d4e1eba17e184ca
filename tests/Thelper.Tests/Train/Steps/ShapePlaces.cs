using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tasks;

namespace Thelper.Tests.Train.Steps;

/// <summary>The options of <see cref="ShapePlaces"/>.</summary>
internal sealed record ShapePlacesOptions : IDatasetOptions
{
    public const string Name = "tests.ShapePlaces";

    public required int Count { get; init; }

    public IDataset Open(DataProblems problems) => new ShapePlaces(Count);
}

/// <summary>Drawn shapes of which may be said several things, each true of about a half.</summary>
internal sealed class ShapePlaces(int count) : IDataset
{
    private const int Size = 32;
    private readonly ShapesDataset _shapes = new(new ShapesOptions { Count = count, Size = Size });

    public int Count => count;

    public LearningTask Task { get; } = new Classification(["large", "left", "top"], "image", "label", null, multiLabel: true);

    public int? ClassOf(int index) => null;

    public IReadOnlyList<int> ClassesOf(int index) => [.. FlagsOf(index).Index().Where(flag => flag.Item == 1).Select(flag => flag.Index)];

    public string Describe(int index) => _shapes.Describe(index);

    public Sample Load(int index)
    {
        var sample = _shapes.Load(index);
        sample["label"] = SampleArray.From<byte>(FlagsOf(index), 3);
        return sample;
    }

    private byte[] FlagsOf(int index)
    {
        var (radius, centre) = (_shapes.ShapeOf(index).Radius, _shapes.ShapeOf(index).Centre);
        return [Flag(radius > 0.31 * Size), Flag(centre.X < Size / 2), Flag(centre.Y < Size / 2)];
    }

    private static byte Flag(bool isTrue) => isTrue ? (byte)1 : (byte)0;
}
