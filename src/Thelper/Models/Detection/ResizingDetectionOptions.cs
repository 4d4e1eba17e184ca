using Thelper.Configuration;

namespace Thelper.Models.Detection;

/// <summary>The options of detection models that keep the aspect ratio of images.</summary>
public abstract record ResizingDetectionOptions : DetectionModelOptions
{
    /// <summary>The length that the shorter side of an image is resized to, in pixels. Of several lengths one is drawn for each
    /// image while training, and the last one taken in use. 800 by default.</summary>
    [AllowSingle]
    [NotEmpty]
    [AtLeast(1)]
    public IReadOnlyList<int> MinSize { get; init; } = [800];

    /// <summary>The length that the longer side must not exceed after resizing, in pixels; 1333 by default.</summary>
    [AtLeast(1)]
    public int MaxSize { get; init; } = 1333;

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate() => MinSize.Max() <= MaxSize ? base.Validate() : base.Validate().Append(new(
        nameof(MinSize), $"is {MinSize.Max()} for the shorter side, but max_size allows the longer side no more than {MaxSize}; lower it, or raise max_size."));

    internal ImageScaling Scaling => new(this, new ShorterSideSizing(MinSize, MaxSize));
}
