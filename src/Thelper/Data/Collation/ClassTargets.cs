using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Data.Collation;

/// <summary>The truth of a classification's batches in the forms that losses take.</summary>
internal static class ClassTargets
{
    /// <summary>Class indices as int64 of B; shares of classes, B×classes, stay as they are.</summary>
    /// <param name="truth">What the batch has under the key of the truth: names, indices, or shares.</param>
    /// <param name="task">Has the classes.</param>
    /// <returns><paramref name="truth"/> itself where it is a tensor already, else a tensor that the caller owns.</returns>
    /// <exception cref="DataException">A name or index is no class, or it is neither.</exception>
    public static Tensor Of(object truth, Classification task) => truth switch
    {
        Tensor { ScalarType: ScalarType.Int64, Rank: 1 } indices => InRange(indices, task),
        Tensor { ScalarType: ScalarType.Float32, Rank: 2 } shares when shares.Size(1) == task.ClassNames.Count => shares,
        object?[] names => Tensors.From<long>([.. names.Select(name => IndexOf(name, task))]),
        _ => throw new DataException($"The entry '{task.GroundTruthKey}' of the samples is no class: it must be a name or an index."),
    };

    /// <summary>Shares of classes, float32 of B×classes: 1 for a sample's only class. A new tensor on the CPU.</summary>
    /// <param name="truth">Names, indices, shares, or with several classes a flag for each, B×classes of any type.</param>
    /// <param name="task">Has the classes.</param>
    /// <inheritdoc cref="Of" path="/exception"/>
    public static Tensor SharesOf(object truth, Classification task)
    {
        var count = task.ClassNames.Count;
        if (truth is Tensor { Rank: 2 } flags && flags.Size(1) == count)
        {
            using var scope = TensorScope.Open();
            return scope.Keep(flags.To(Device.Cpu, ScalarType.Float32, nonBlocking: false, copy: true).Contiguous());
        }

        var indices = Of(truth, task);
        try
        {
            var classes = indices.AsSpan<long>();
            var shares = Operators.Zeros([classes.Length, count], ScalarType.Float32);
            var rows = shares.AsSpan<float>();
            for (var i = 0; i < classes.Length; i++)
            {
                rows[(i * count) + (int)classes[i]] = 1;
            }

            return shares;
        }
        finally
        {
            if (!ReferenceEquals(indices, truth))
            {
                indices.Dispose();
            }
        }
    }

    private static Tensor InRange(Tensor indices, Classification task)
    {
        var wrong = indices.AsSpan<long>().IndexOfAnyExceptInRange(0, task.ClassNames.Count - 1);
        return wrong < 0 ? indices : throw new DataException(
            $"A sample has the class index {indices.AsSpan<long>()[wrong]}, but indices are 0 to {task.ClassNames.Count - 1}.");
    }

    private static long IndexOf(object? name, Classification task) => name switch
    {
        string known when task.IndexOf(known) is { } index => index,
        string unknown => throw new DataException(
            $"A sample has the class '{unknown}', but the classes are {string.Join(", ", task.ClassNames)}."),
        _ => throw new DataException($"The entry '{task.GroundTruthKey}' of a sample is no class: it must be a name or an index."),
    };
}
