using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// The boxes that an SSD starts from, in shares of the image: at every position of a feature map a square of
/// the map's scale, a larger one half-way to the next scale, and a wide and a tall box for each ratio (Liu et al., "SSD: Single
/// Shot MultiBox Detector", 2016); torchvision's <c>DefaultBoxGenerator</c>.
/// </summary>
internal sealed class SsdAnchors
{
    private readonly float[][] _sides;
    private readonly IReadOnlyList<int>? _steps;

    /// <summary>Takes a scale for each feature map.</summary>
    /// <param name="scales">The shares of the image's side, and one more, that of a map after the last.</param>
    /// <param name="ratios">Of the wide boxes of each map.</param>
    /// <param name="steps">Pixels of the image for a pixel of each map; as many as spread the map evenly where null.</param>
    public SsdAnchors(IReadOnlyList<double> scales, IReadOnlyList<IReadOnlyList<double>> ratios, IReadOnlyList<int>? steps = null)
    {
        _sides = [.. ratios.Select((ofMap, map) => Sides(scales[map], scales[map + 1], ofMap))];
        _steps = steps;
    }

    /// <summary>Boxes at each position of each map.</summary>
    public IReadOnlyList<int> Counts => [.. _sides.Select(sides => sides.Length / 2)];

    /// <summary>Spreads the scales evenly over the feature maps.</summary>
    /// <param name="maps">How many feature maps there are; at least 2.</param>
    /// <param name="smallest">The scale of the first map: the share of the image's side.</param>
    /// <param name="largest">The scale of the last one.</param>
    /// <param name="ratios">Of the wide boxes.</param>
    public static SsdAnchors Spread(int maps, double smallest, double largest, IReadOnlyList<double> ratios) => new(
        [.. Enumerable.Range(0, maps).Select(map => smallest + ((largest - smallest) * map / (maps - 1.0))), 1],
        [.. Enumerable.Repeat(ratios, maps)]);

    /// <inheritdoc cref="AnchorGenerator.Boxes"/>
    public Tensor Boxes(Size2d image, IReadOnlyList<Size2d> maps)
    {
        var boxes = Operators.Empty([maps.Select((map, i) => map.Height * map.Width * Counts[i]).Sum(), 4]);
        var edges = boxes.AsSpan<float>();
        var next = 0;
        for (var map = 0; map < maps.Count; map++)
        {
            var (down, across) = Positions(map, image, maps[map]);
            for (var position = 0L; position < maps[map].Height * maps[map].Width; position++)
            {
                var x = (position % maps[map].Width + 0.5f) / across;
                var y = (position / maps[map].Width + 0.5f) / down;
                for (var i = 0; i < _sides[map].Length; i += 2, next += 4)
                {
                    var (width, height) = (0.5f * _sides[map][i], 0.5f * _sides[map][i + 1]);
                    edges[next] = (x - width) * image.Width;
                    edges[next + 1] = (y - height) * image.Height;
                    edges[next + 2] = (x + width) * image.Width;
                    edges[next + 3] = (y + height) * image.Height;
                }
            }
        }

        return boxes;
    }

    /// <summary>How many pixels of a map lie side by side in the image.</summary>
    private (float Down, float Across) Positions(int map, Size2d image, Size2d size) => _steps is null
        ? (size.Height, size.Width)
        : ((float)(image.Height / (double)_steps[map]), (float)(image.Width / (double)_steps[map]));

    private static float[] Sides(double scale, double next, IReadOnlyList<double> ratios)
    {
        var between = Math.Sqrt(scale * next);
        double[] sides =
        [
            scale, scale, between, between,
            .. ratios.Select(Math.Sqrt).SelectMany(root => new[] { scale * root, scale / root, scale / root, scale * root }),
        ];
        return [.. sides.Select(side => (float)Math.Clamp(side, 0, 1))];
    }
}
