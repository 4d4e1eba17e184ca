using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>Which classes the objects of an image have.</summary>
internal sealed class VocFlags(PascalVocOptions options, VocFolder folder, VocLabels classes) : VocContent
{
    private readonly VocBoxes _boxes = new(options, folder, new VocLabels(classes.All, classes.All));

    public override LearningTask Task { get; } = new Classification(
        classes.Kept.Names, options.ImageKey, options.LabelKey, MetaKeys(options), multiLabel: true);

    public override VocSample? Find(string name, SourceImage image, string where) =>
        _boxes.Read(name, image, where) is not { } sample ? null
        : sample with
        {
            Classes = sample.Boxes is { } boxes
                ? [.. boxes.Select(box => classes.Kept.IndexOf(classes.All.NameOf(box.ClassIndex)!)).OfType<int>().Distinct()
                    .Order()]
                : null,
        };

    public override void AddTruth(Sample sample, VocSample item)
    {
        if (item.Classes is { } present)
        {
            var flags = new float[classes.Kept.Count];
            foreach (var index in present)
            {
                flags[index] = 1;
            }

            sample[options.LabelKey] = SampleArray.From<float>(flags, flags.Length);
        }
    }
}
