using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Segmenters;

/// <summary>
/// Three fixed filters of 5x5 pixels, which leave the noise of an image: the differences of second order along a row and along
/// both axes, and a wider one, of the steganalysis rich model (Fridrich and Kodovský, 2012), as Zhou et al., "Learning Rich
/// Features for Image Manipulation Detection" (2018), choose and scale them. B×C×H×W to B×3×H×W; the channels are added up.
/// Buffer: <c>weight</c> (3×C×5×5).
/// </summary>
public sealed class NoiseFilters : Module<Tensor, Tensor>
{
    /// <summary>The channels that come out.</summary>
    public const int Count = 3;

    private const int Side = 5;
    private static readonly int[] Row = [0, 1, -2, 1, 0];
    private static readonly int[] Outer = [-1, 2, -2, 2, -1];
    private static readonly int[] Inner = [2, -6, 8, -6, 2];
    private static readonly int[] Centre = [-2, 8, -12, 8, -2];

    private readonly Tensor _weight;

    /// <summary>Makes the layer.</summary>
    /// <param name="channels">C.</param>
    public NoiseFilters(int channels)
    {
        using var scope = TensorScope.Open();
        var weight = Tensors.From<float>([.. Along(), .. Across(), .. Wide()], Count, 1, Side, Side);
        _weight = RegisterBuffer("weight", weight.Expand([Count, channels, Side, Side]).Contiguous());
    }

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Conv2d(input, _weight, padding: [Side / 2, Side / 2]);

    private static IEnumerable<float> Along() => Cells((y, x) => y == Side / 2 ? Row[x] / 2f : 0);

    private static IEnumerable<float> Across() => Cells((y, x) => -Row[y] * Row[x] / 4f);

    private static IEnumerable<float> Wide()
    {
        int[][] rows = [Outer, Inner, Centre, Inner, Outer];
        return Cells((y, x) => rows[y][x] / 12f);
    }

    private static IEnumerable<float> Cells(Func<int, int, float> value) =>
        from y in Enumerable.Range(0, Side) from x in Enumerable.Range(0, Side) select value(y, x);
}
