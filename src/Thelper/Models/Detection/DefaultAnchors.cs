using Thelper.Configuration;

namespace Thelper.Models.Detection;

/// <summary>The anchors of torchvision's models, and those that a configuration lists.</summary>
internal static class DefaultAnchors
{
    private static readonly double[] Sizes = [32, 64, 128, 256, 512];

    /// <summary>Heights divided by widths.</summary>
    public static IReadOnlyList<double> Ratios { get; } = [0.5, 1, 2];

    /// <summary>One size for each of five maps; all sizes for each of MobileNet's three maps.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> OfFasterRcnn(BackboneName backbone) =>
        backbone == BackboneName.MobileNetV3Large
            ? [Sizes, Sizes, Sizes]
            : [.. Sizes.Select(size => new[] { size })];

    /// <summary>Three sizes for each of five maps, a third of an octave apart.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> OfRetinaNet() =>
        [.. Sizes.Select(size => new[] { size, Math.Floor(size * Math.Pow(2, 1.0 / 3)), Math.Floor(size * Math.Pow(2, 2.0 / 3)) })];

    /// <summary>Anchors of the same ratios for every map.</summary>
    /// <param name="sizes">For each map.</param>
    /// <param name="ratios">For each size.</param>
    public static AnchorGenerator Create(IReadOnlyList<IReadOnlyList<double>> sizes, IReadOnlyList<double> ratios) =>
        new(sizes, [.. sizes.Select(_ => ratios)]);

    /// <summary>Refuses lists that do not fit the feature maps.</summary>
    /// <param name="sizes">For each map, as configured.</param>
    /// <param name="maps">How many feature maps there are.</param>
    /// <param name="options">To blame.</param>
    /// <param name="property">To blame.</param>
    public static IReadOnlyList<IReadOnlyList<double>> Fitting(
        IReadOnlyList<IReadOnlyList<double>> sizes, int maps, DetectionModelOptions options, string property) =>
        sizes.Count != maps
            ? throw new SettingException(options, property, $"has {sizes.Count} lists, but the model has {maps} feature maps.")
        : sizes.Any(list => list.Count == 0 || list.Count != sizes[0].Count)
            ? throw new SettingException(options, property, "must have equally many sizes for each feature map, at least one.")
        : sizes.Any(list => list.Any(size => !(size > 0)))
            ? throw new SettingException(options, property, "must have sizes above 0.")
        : sizes;
}
