using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;

namespace Thelper.Transforms.Albumentations;

/// <summary>The numbers by which boxes are written in Albumentations; boxes of samples know their own.</summary>
public enum BoxFormat
{
    /// <summary>Left, top, width, height.</summary>
    Coco,

    /// <summary>Left, top, right, bottom.</summary>
    PascalVoc,

    /// <summary>Left, top, right, bottom as shares of the image.</summary>
    Albumentations,

    /// <summary>Middle, width, height as shares of the image.</summary>
    Yolo,
}

/// <summary>The options of what becomes of boxes.</summary>
public sealed record BboxParamsOptions : IValidatedOptions
{
    /// <summary>Accepted for its sake, without effect: boxes of samples know their own numbers.</summary>
    public BoxFormat? Format { get; init; }

    /// <summary>Boxes with fewer square pixels within the image are lost; 0 by default.</summary>
    [AtLeast(0)]
    public double MinArea { get; init; }

    /// <summary>Boxes of which a smaller share than this is within the image after an operation are lost; 0 by default.</summary>
    [Range(0.0, 1.0)]
    public double MinVisibility { get; init; }

    /// <summary>Boxes narrower than this many pixels within the image are lost; 0 by default.</summary>
    [AtLeast(0)]
    public double MinWidth { get; init; }

    /// <summary>Boxes lower than this many pixels within the image are lost; 0 by default.</summary>
    [AtLeast(0)]
    public double MinHeight { get; init; }

    /// <summary>Only none, the default: boxes of samples have their class and flags with them.</summary>
    public IReadOnlyList<string>? LabelFields { get; init; }

    /// <summary>Only true, the default: boxes are looked at after each operation.</summary>
    public bool CheckEachTransform { get; init; } = true;

    internal BoxFilter Filter => new(MinArea, MinVisibility, MinWidth, MinHeight);

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (LabelFields is { Count: > 0 })
        {
            yield return new(
                nameof(LabelFields), "is not needed here: boxes carry their class and flags with them; leave it out.");
        }

        if (!CheckEachTransform)
        {
            yield return new(nameof(CheckEachTransform), "must be true: boxes are looked at after each operation; leave it out.");
        }
    }
}
