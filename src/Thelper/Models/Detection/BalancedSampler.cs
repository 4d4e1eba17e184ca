using Thelper.Torch;

namespace Thelper.Models.Detection;

/// <summary>
/// Draws the boxes of an image that take part in a loss, with the default generator of the CPU, as torchvision does there.
/// </summary>
/// <param name="count">The most boxes of an image.</param>
/// <param name="positiveFraction">The share of them that may be positive, 0 to 1; negative ones fill the rest.</param>
internal sealed class BalancedSampler(int count, double positiveFraction)
{
    /// <summary>The indices of positive and negative boxes, each in ascending order.</summary>
    /// <param name="labels">1 or more is positive, 0 negative, anything else is left out.</param>
    public (int[] Positive, int[] Negative) Sample(ReadOnlySpan<long> labels)
    {
        var (positive, negative) = (new List<int>(), new List<int>());
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] >= 0)
            {
                (labels[i] > 0 ? positive : negative).Add(i);
            }
        }

        var drawn = Draw(positive, (int)(count * positiveFraction));
        return (drawn, Draw(negative, count - drawn.Length));
    }

    private static int[] Draw(List<int> among, int most)
    {
        using var scope = TensorScope.Open();
        var order = Operators.Randperm(among.Count).AsSpan<long>();
        var drawn = new int[Math.Min(most, among.Count)];
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = among[(int)order[i]];
        }

        Array.Sort(drawn);
        return drawn;
    }
}
