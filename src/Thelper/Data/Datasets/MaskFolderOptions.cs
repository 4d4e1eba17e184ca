using System.Globalization;
using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Data.Datasets;

/// <summary>The options of <see cref="MaskFolderDataset"/>.</summary>
public sealed record MaskFolderOptions : IDatasetOptions, IValidatedOptions
{
    /// <summary>
    /// The folder with the folder of the images and that of the masks; none where these are given by their paths.
    /// </summary>
    public FilePath? Root { get; init; }

    /// <summary>The folder of the images within <see cref="Root"/>; <c>images</c> by default.</summary>
    public string ImageDir { get; init; } = "images";

    /// <summary>The folder of the masks within <see cref="Root"/>; <c>masks</c> by default.</summary>
    public string MaskDir { get; init; } = "masks";

    /// <summary>The folder of the images, in place of <see cref="Root"/>.</summary>
    public FilePath? ImagePath { get; init; }

    /// <summary>The folder of the masks, in place of <see cref="Root"/>.</summary>
    public FilePath? MaskPath { get; init; }

    /// <summary>Which files are images, such as <c>*.tif</c>; by default all whose extension is an image's.</summary>
    public string? ImageGlob { get; init; }

    /// <summary>Which files are masks, as <see cref="ImageGlob"/>.</summary>
    public string? MaskGlob { get; init; }

    /// <summary>
    /// What a mask's name has more than its image's, before the extension, such as <c>_mask</c>; nothing by default.
    /// </summary>
    public string MaskSuffix { get; init; } = "";

    /// <summary>The classes, in each form that a task's <c>class_names</c> may have.</summary>
    [TextIsPath]
    public required ConfigNode ClassNames { get; init; }

    /// <summary>
    /// The label of pixels that do not count, 0 to 65535; by default the index of a class named <c>dontcare</c>, else
    /// none.
    /// </summary>
    [ConfigKey("dontcare")]
    public int? DontCare { get; init; }

    /// <summary>The colours that stand for the classes in colour masks, as a task's <c>color_map</c>; none by default.</summary>
    [ConfigKey("color_map")]
    public IReadOnlyDictionary<string, ConfigNode>? ColourMap { get; init; }

    /// <summary>The channel of a colour mask whose numbers tell the classes; none by default, where masks must be grey.</summary>
    public MaskChannel? MaskChannel { get; init; }

    /// <summary>
    /// The class of each number in the masks, by name or index, or <c>dontcare</c>; by default the number is the class index.
    /// A number that is not named is a mistake in the mask.
    /// </summary>
    public IReadOnlyDictionary<string, ConfigNode>? MaskMap { get; init; }

    /// <summary>The entry of the image; <c>image</c> by default.</summary>
    public string ImageKey { get; init; } = "image";

    /// <summary>The entry of the label map; <c>label_map</c> by default.</summary>
    public string LabelMapKey { get; init; } = "label_map";

    /// <summary>The entry of the image's path; <c>path</c> by default.</summary>
    public string PathKey { get; init; } = "path";

    /// <summary>The entry of the mask's path; <c>mask_path</c> by default.</summary>
    public string MaskPathKey { get; init; } = "mask_path";

    /// <summary>The entry of the sample's number; <c>idx</c> by default.</summary>
    public string IdxKey { get; init; } = "idx";

    /// <summary>What becomes of the images' channels: colour (the default), grey, or unchanged.</summary>
    public ImageColours Mode { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Root is null && (ImagePath is null || MaskPath is null))
        {
            yield return new(nameof(Root), "must be given, unless both image_path and mask_path are.");
        }

        if (ColourMap is not null && (MaskChannel is not null || MaskMap is not null))
        {
            yield return new(nameof(ColourMap), $"tells classes by colours, and "
                + $"{(MaskMap is null ? "mask_channel" : "mask_map")} by numbers; give one of both.");
        }

        if (ClassNames is not ConfigScalar { Kind: ScalarKind.Text } && ClassesProblem() is { } problem)
        {
            yield return problem;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="SettingException">The file with the class names is wrong, or does not fit the other settings.</exception>
    public IDataset Open(DataProblems problems) => new MaskFolderDataset(this, problems);

    /// <summary>The folder of the images, then that of the masks.</summary>
    internal (string Images, string Masks) Folders() => (
        ImagePath?.FullPath ?? Path.Combine(Root!.Value.FullPath, ImageDir),
        MaskPath?.FullPath ?? Path.Combine(Root!.Value.FullPath, MaskDir));

    /// <exception cref="SettingException">A setting is wrong.</exception>
    internal Segmentation ReadTask()
    {
        try
        {
            var options = new SegmentationTaskOptions
            {
                ClassNames = ClassNames,
                InputKey = ImageKey,
                LabelMapKey = LabelMapKey,
                MetaKeys = [PathKey, MaskPathKey, IdxKey],
                DontCare = DontCare,
                ColourMap = ColourMap,
            };
            return (Segmentation)options.Create();
        }
        catch (SettingException exception)
        {
            throw new SettingException(this, exception.Property, exception.Message);
        }
    }

    /// <exception cref="SettingException">A setting is wrong.</exception>
    internal MaskLabels ReadLabels(Segmentation task)
    {
        if (task.Classes.OutputCount - 1 > ushort.MaxValue || task.DontCare is < 0 or > ushort.MaxValue)
        {
            throw new SettingException(
                this, nameof(DontCare), $"and the class indices must be 0 to {ushort.MaxValue}, to fit a label map.");
        }

        return ColourMap is null
            ? MaskLabels.ByValue(
                MaskMap?.ToDictionary(pair => ReadNumber(pair.Key), pair => ReadLabel(task, pair.Key, pair.Value))
                ?? task.Classes.Indices.Values.Concat(new[] { task.DontCare }.OfType<int>())
                    .ToDictionary(index => index), MaskChannel)
            : MaskLabels.ByColour(ReadColours(task));
    }

    private OptionsProblem? ClassesProblem()
    {
        try
        {
            ReadLabels(ReadTask());
            return null;
        }
        catch (SettingException exception)
        {
            return new(exception.Property, exception.Message);
        }
    }

    private Dictionary<Colour, int> ReadColours(Segmentation task)
    {
        var colours = new Dictionary<Colour, int>();

        // The task gives don't-care pixels black where nobody asked for a colour; masks have no such pixels then.
        foreach (var (index, colour) in task.ColourMap.Where(
            pair => pair.Key != task.DontCare || task.ColourMap.Count == ColourMap!.Count))
        {
            if (!colours.TryAdd(colour, index))
            {
                throw new SettingException(this, nameof(ColourMap),
                    $"has the colour [{colour.R}, {colour.G}, {colour.B}] for {colours[colour]} and for {index}; give "
                    + "each a colour of its own.");
            }
        }

        var without = task.ClassNames.Where(name => !colours.ContainsValue(task.IndexOf(name)!.Value)).ToArray();
        return without.Length == 0 ? colours : throw new SettingException(
            this, nameof(ColourMap), $"has no colour for {string.Join(", ", without)}, so that no mask could show it.");
    }

    private int ReadNumber(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= ushort.MaxValue
            ? number
            : throw new SettingException(
                this, nameof(MaskMap), $"has the key '{key}', but keys are the numbers in masks, 0 to {ushort.MaxValue}.");

    private int ReadLabel(Segmentation task, string key, ConfigNode node)
    {
        var label = node switch
        {
            ConfigScalar { Value: long index } when task.NameOf((int)Math.Clamp(index, -1, int.MaxValue)) is not null
                || index == task.DontCare => (int)index,
            ConfigScalar { Kind: ScalarKind.Text, Text: var name } =>
                task.IndexOf(name) ?? (name == Segmentation.DontCareName ? task.DontCare : null),
            _ => null,
        };
        return label ?? throw new SettingException(this, nameof(MaskMap),
            $"has {node.Describe()} for {key}, but the classes are "
            + string.Join(", ", task.Classes.Indices.Select(pair => $"{pair.Key} ({pair.Value})"))
            + (task.DontCare is { } ignored ? $" and {Segmentation.DontCareName} ({ignored})."
                : "; there is no dontcare value."));
    }
}
