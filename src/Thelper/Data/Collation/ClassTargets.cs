using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Data.Collation;

/// <summary>The truth of a classification's batches in the forms that losses take.</summary>
internal static class ClassTargets
{
    /// <summary>Class indices as int64 of B; shares of classes as float32 of B×classes.</summary>
    /// <param name="truth">What the batch has under the key of the truth: names, indices of any integer type, or shares.</param>
    /// <param name="task">Has the classes.</param>
    /// <returns><paramref name="truth"/> itself where it fits already, else a tensor that the caller owns.</returns>
    /// <exception cref="DataException">A name or index is no class, or it is neither.</exception>
    public static Tensor Of(object truth, Classification task) => truth switch
    {
        Tensor { Rank: 2 } shares when shares.ScalarType.IsFloatingPoint() && shares.Size(1) == task.ClassNames.Count =>
            shares.To(Device.Cpu, ScalarType.Float32),
        Tensor tensor => InRange(IndicesOf(tensor, task), task),
        object?[] names => Tensors.From<long>([.. names.Select(name => IndexOf(name, task))]),
        _ => throw NoClass($"The entry '{task.GroundTruthKey}' of the samples"),
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

    /// <summary>A flag for each class, float32 of B×classes, where a sample may have several. A new tensor on the CPU.</summary>
    /// <param name="truth">Flags of any type, lists of names, or the only class of each sample.</param>
    /// <param name="task">Has the classes.</param>
    /// <exception cref="DataException">A name or index is no class, a flag is not from 0 to 1, or it is nothing of these.</exception>
    public static Tensor FlagsOf(object truth, Classification task)
    {
        if (truth is object?[] and not string[])
        {
            return FlagsOf((object?[])truth, task);
        }

        var flags = SharesOf(truth, task);
        foreach (var flag in flags.AsSpan<float>())
        {
            if (flag is not (>= 0 and <= 1))
            {
                flags.Dispose();
                throw new DataException(
                    $"A sample has the flag {flag} for a class under '{task.GroundTruthKey}', but flags go from 0 (it is not there) to 1.");
            }
        }

        return flags;
    }

    /// <summary>Flags from lists of names: as a batch has lists, one place after another.</summary>
    private static Tensor FlagsOf(object?[] places, Classification task)
    {
        var names = places.OfType<string[]>().ToArray();
        if (names.Length == 0 || names.Length != places.Length)
        {
            throw NoClass($"The entry '{task.GroundTruthKey}' of the samples");
        }

        var count = task.ClassNames.Count;
        var flags = new float[names[0].Length * count];
        foreach (var place in names)
        {
            for (var i = 0; i < place.Length; i++)
            {
                flags[(i * count) + (int)IndexOf(place[i], task)] = 1;
            }
        }

        return Tensors.From<float>(flags, names[0].Length, count);
    }

    private static Tensor IndicesOf(Tensor tensor, Classification task)
    {
        if (tensor is { ScalarType: ScalarType.Int64, Rank: 1 })
        {
            return tensor;
        }

        if (tensor.ScalarType.IsFloatingPoint() || tensor.Rank is 0 or > 2 || (tensor.Rank == 2 && tensor.Size(1) != 1))
        {
            var count = task.ClassNames.Count;
            throw new DataException(
                $"The entry '{task.GroundTruthKey}' of a batch is {tensor}, but it must be integers, one for each sample, or shares of "
                + $"{count} classes{(task.MultiLabel ? $" or flags for {count} classes" : "")}, {count} for each sample.");
        }

        using var scope = TensorScope.Open();
        return scope.Keep(tensor.To(Device.Cpu, ScalarType.Int64).Reshape([-1]).Contiguous());
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
        _ => throw NoClass($"The entry '{task.GroundTruthKey}' of a sample"),
    };

    private static DataException NoClass(string entry) => new($"{entry} is no class: it must be a name or an index.");
}
