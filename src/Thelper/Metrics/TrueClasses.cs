using Thelper.Data;
using Thelper.Torch;

namespace Thelper.Metrics;

/// <summary>The true class of each sample of a batch.</summary>
internal static class TrueClasses
{
    /// <summary>The indices; of shares of classes, that of the largest, the first of equal ones.</summary>
    /// <param name="target">Int64 of B, or float32 B×classes; on the CPU. Must live as long as the result is read.</param>
    public static ReadOnlySpan<long> Of(Tensor target)
    {
        if (target.ScalarType == ScalarType.Int64)
        {
            return target.AsSpan<long>();
        }

        var shares = target.AsSpan<float>();
        var classes = (int)target.Size(1);
        var indices = new long[shares.Length / classes];
        for (var i = 0; i < indices.Length; i++)
        {
            var row = shares.Slice(i * classes, classes);
            for (var j = 1; j < classes; j++)
            {
                indices[i] = row[j] > row[(int)indices[i]] ? j : indices[i];
            }
        }

        return indices;
    }

    /// <summary>The index, unless no class has it.</summary>
    /// <param name="index">From a truth.</param>
    /// <param name="classes">The highest class index and one.</param>
    /// <exception cref="DataException">The index is below 0, or too high.</exception>
    public static int Checked(long index, int classes) => (ulong)index < (ulong)classes ? (int)index : throw new DataException(
        $"The truth has the class index {index}, but indices are 0 to {classes - 1}.");
}
