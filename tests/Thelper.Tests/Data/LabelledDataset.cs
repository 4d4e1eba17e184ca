using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Tests.Data;

/// <summary>
/// Samples that have a class index, their number, and one grey pixel with that number; null is a sample without a class.
/// </summary>
internal sealed class LabelledDataset(IReadOnlyList<int?> labels, params IReadOnlyList<string> classes) : IDataset
{
    public int Count => labels.Count;

    public LearningTask Task { get; } = new Classification(classes, "image", "label", ["idx"]);

    /// <summary>As many samples of each class as asked for, class after class; classes are A, B, C and so on.</summary>
    public static LabelledDataset Of(params IReadOnlyList<int> counts) => new(
        [.. counts.SelectMany((count, label) => Enumerable.Repeat((int?)label, count))],
        [.. counts.Select((_, label) => ((char)('A' + label)).ToString())]);

    public int? ClassOf(int index) => labels[index];

    public string Describe(int index) => $"sample {index}";

    public Sample Load(int index) => new()
    {
        ["image"] = new SampleImage(Image.FromPixels<byte>([(byte)index], 1, 1, channels: 1)),
        ["label"] = (long?)labels[index],
        ["idx"] = (long)index,
    };
}
