using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// The boxes that a model starts from: at every position of every feature map the same few, with a square root of the area (the
/// size) and a height divided by the width (the ratio) each (Ren et al., "Faster R-CNN", 2015).
/// </summary>
public sealed class AnchorGenerator
{
    private readonly float[][] _cells;

    /// <summary>Chooses the boxes.</summary>
    /// <param name="sizes">For each feature map, in pixels of the image that goes into the backbone.</param>
    /// <param name="ratios">For each feature map.</param>
    public AnchorGenerator(IReadOnlyList<IReadOnlyList<double>> sizes, IReadOnlyList<IReadOnlyList<double>> ratios) =>
        _cells = [.. sizes.Zip(ratios, Cell)];

    /// <summary>Boxes at each position of a feature map.</summary>
    /// <param name="level">The number of the feature map, from 0.</param>
    public int CountAt(int level) => _cells[level].Length / 4;

    /// <summary>All boxes: map by map, row by row, position by position; ratio by ratio, size by size.</summary>
    /// <param name="image">Height and width of the batch that went into the backbone.</param>
    /// <param name="maps">Heights and widths of the feature maps.</param>
    /// <returns>N×4 on the CPU: left, top, right, bottom; they may reach out of the image.</returns>
    public Tensor Boxes(Size2d image, IReadOnlyList<Size2d> maps)
    {
        var count = maps.Select((map, level) => map.Height * map.Width * CountAt(level)).Sum();
        var boxes = Operators.Empty([count, 4]);
        var rest = boxes.AsSpan<float>();
        for (var level = 0; level < maps.Count; level++)
        {
            rest = rest[Fill(rest, image, maps[level], _cells[level])..];
        }

        return boxes;
    }

    private static int Fill(Span<float> boxes, Size2d image, Size2d map, float[] cell)
    {
        var (stepY, stepX) = (image.Height / map.Height, image.Width / map.Width);
        var next = 0;
        for (var y = 0; y < map.Height; y++)
        {
            for (var x = 0; x < map.Width; x++)
            {
                for (var i = 0; i < cell.Length; i += 4)
                {
                    boxes[next++] = (x * stepX) + cell[i];
                    boxes[next++] = (y * stepY) + cell[i + 1];
                    boxes[next++] = (x * stepX) + cell[i + 2];
                    boxes[next++] = (y * stepY) + cell[i + 3];
                }
            }
        }

        return next;
    }

    /// <summary>The boxes around 0, rounded to whole pixels.</summary>
    private static float[] Cell(IReadOnlyList<double> sizes, IReadOnlyList<double> ratios) =>
    [
        .. from ratio in ratios
           let tall = MathF.Sqrt((float)ratio)
           from size in sizes
           let right = MathF.Round(1 / tall * (float)size / 2)
           let bottom = MathF.Round(tall * (float)size / 2)
           from edge in new[] { -right, -bottom, right, bottom }
           select edge,
    ];
}
