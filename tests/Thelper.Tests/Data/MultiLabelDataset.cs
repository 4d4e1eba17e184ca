using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Tests.Data;

/// <summary>Samples with any number of classes each, and a flag for each class.</summary>
internal sealed class MultiLabelDataset(IReadOnlyList<string> classes, params IReadOnlyList<int[]> labels) : IDataset
{
    public int Count => labels.Count;

    public LearningTask Task { get; } = new Classification(classes, "image", "labels", ["idx"], multiLabel: true);

    public int? ClassOf(int index) => null;

    public IReadOnlyList<int> ClassesOf(int index) => labels[index];

    public string Describe(int index) => $"sample {index}";

    public Sample Load(int index) => new()
    {
        ["labels"] = SampleArray.From<float>([.. classes.Select((_, i) => labels[index].Contains(i) ? 1f : 0)], classes.Count),
        ["idx"] = (long)index,
    };
}
