using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Transforms.Albumentations;

/// <summary>What an entry of a sample is.</summary>
public enum TargetKind
{
    /// <summary>An image.</summary>
    Image,

    /// <summary>A label map.</summary>
    Mask,

    /// <summary>Boxes.</summary>
    Bboxes,
}

/// <summary>
/// The options of a stage of several operations. All images, label maps and boxes of the stage share the decisions; where
/// keys are named for a kind, only those of that kind are changed.
/// </summary>
[Inline]
public sealed record ComposeOptions : ITransformOptions, IValidatedOptions
{
    /// <summary>A section of names with parameters, or a list of such, which may name an operation more than once.</summary>
    [Alias("parameters", "param", "kwargs")]
    [NamedByKey]
    [NotEmpty]
    public required IReadOnlyList<AlbumentationOptions> Params { get; init; }

    /// <summary>What becomes of boxes; by default all are kept that are partly visible.</summary>
    public BboxParamsOptions? BboxParams { get; init; }

    /// <summary>More keys of a sample, and what they are: image, mask or bboxes.</summary>
    public IReadOnlyDictionary<string, TargetKind>? AddTargets { get; init; }

    /// <summary>The key of the image; all images by default.</summary>
    public string? ImageKey { get; init; }

    /// <summary>The key of the label map; all label maps by default.</summary>
    public string? MaskKey { get; init; }

    /// <summary>The key of the boxes; all boxes by default.</summary>
    public string? BboxesKey { get; init; }

    /// <summary>Not offered: samples have no key points.</summary>
    public string? KeypointsKey { get; init; }

    /// <summary>Only false, the default, is offered: samples have no key points.</summary>
    public bool CvtKptsToBboxes { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        const string sentence = "is not offered: samples have images, label maps and boxes, but no key points; leave it out.";
        if (KeypointsKey is not null)
        {
            yield return new(nameof(KeypointsKey), sentence);
        }

        if (CvtKptsToBboxes)
        {
            yield return new(nameof(CvtKptsToBboxes), sentence);
        }
    }

    /// <inheritdoc/>
    public ITransform Create() => new Compose(Targets(), new Sequential(Params, (BboxParams ?? new()).Filter));

    private List<(string Setting, string Key, TargetKind Kind)> Targets()
    {
        List<(string, string, TargetKind)> targets = [.. (AddTargets ?? new Dictionary<string, TargetKind>())
            .Select(target => ("add_targets", target.Key, target.Value))];
        Add("image_key", ImageKey, TargetKind.Image);
        Add("mask_key", MaskKey, TargetKind.Mask);
        Add("bboxes_key", BboxesKey, TargetKind.Bboxes);
        return targets;

        void Add(string setting, string? key, TargetKind kind)
        {
            if (key is not null)
            {
                targets.Add((setting, key, kind));
            }
        }
    }
}

/// <summary>Applies operations to the entries that are meant.</summary>
internal sealed class Compose(List<(string Setting, string Key, TargetKind Kind)> targets, ITransform operations) : ITransform
{
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        if (targets.Count == 0)
        {
            operations.Apply(entries, random);
            return;
        }

        targets.ForEach(target => Require(entries.Sample, target));
        var keys = entries.Keys.Where(key => IsMeant(entries.Sample, key)).ToList();
        operations.Apply(entries.Narrowed(keys), random);
    }

    private static void Require(Sample sample, (string Setting, string Key, TargetKind Kind) target)
    {
        if (!sample.Has(target.Key))
        {
            throw new DataException(
                $"Compose has the {target.Setting} '{target.Key}', but samples have the keys {string.Join(", ", sample.Keys)}.");
        }

        if (KindOf(sample[target.Key]) is var kind && kind != target.Kind)
        {
            throw new DataException(
                $"Compose has the {target.Setting} '{target.Key}', which must be {Described(target.Kind)}, "
                + "but that entry of the sample is "
                + $"{(kind is { } known ? Described(known) : "none of image, label map and boxes")}.");
        }
    }

    private static TargetKind? KindOf(object? value) => (value is SampleList { Count: > 0 } list ? list[0] : value) switch
    {
        SampleImage => TargetKind.Image,
        LabelMap => TargetKind.Mask,
        IReadOnlyList<BoundingBox> => TargetKind.Bboxes,
        _ => null,
    };

    private static string Described(TargetKind kind) => kind switch
    {
        TargetKind.Image => "an image",
        TargetKind.Mask => "a label map",
        _ => "a list of boxes",
    };

    private bool IsMeant(Sample sample, string key) => KindOf(sample[key]) is not { } kind
        || targets.All(target => target.Kind != kind)
        || targets.Exists(target => target.Key == key);
}
