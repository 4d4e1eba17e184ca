using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>Masks with the colours of the classes.</summary>
internal sealed class VocMasks : VocContent
{
    private readonly PascalVocOptions _options;
    private readonly VocFolder _folder;
    private readonly MaskLabels _byColour;

    public VocMasks(PascalVocOptions options, VocFolder folder, VocLabels classes)
    {
        (_options, _folder) = (options, folder);
        Task = new Segmentation(
            classes.Kept, options.ImageKey, options.LabelMapKey, MetaKeys(options), VocClasses.Border,
            classes.Kept.Indices.Values.Append(VocClasses.Border).ToDictionary(
                index => index,
                index => VocClasses.ColourOf(
                    index == VocClasses.Border ? index : classes.All.IndexOf(classes.Kept.NameOf(index)!)!.Value)));
        _byColour = MaskLabels.ByColour(
            classes.All.Indices.Append(KeyValuePair.Create("", VocClasses.Border)).Select(pair => KeyValuePair.Create(
                VocClasses.ColourOf(pair.Value), classes.Kept.IndexOf(pair.Key) ?? VocClasses.Border)));
    }

    public override LearningTask Task { get; }

    public override VocSample? Find(string name, SourceImage image, string where)
    {
        if (_folder.MaskOf(name) is { } mask)
        {
            return new VocSample(name, image, mask.Path);
        }

        _folder.Problems.Add($"{where}: the image {name} has no mask in {Path.Combine(_folder.Path, "SegmentationClass")}.");
        return null;
    }

    public override void AddTruth(Sample sample, VocSample item)
    {
        sample[_options.LabelMapKey] = _byColour.Read(new SourceImage(item.TruthPath!, item.TruthPath!));
        MaskFolderDataset.RequireOneSize(sample, _options.ImageKey, _options.LabelMapKey, item.Image.Path, item.TruthPath!);
    }
}
