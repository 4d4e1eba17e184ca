using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>The type and the limits that a task declares for its targets.</summary>
internal static class TargetLimits
{
    /// <summary>Checks a batch of targets.</summary>
    /// <param name="target">B×target shape, on the CPU.</param>
    /// <param name="task">Declares type and limits, or not.</param>
    /// <exception cref="DataException">A value is outside its limits, or the numbers are of another type.</exception>
    public static void Require(Tensor target, Regression task)
    {
        if (task.TargetType is { } type && target.ScalarType != type && !IsPlainNumber(target, type))
        {
            throw new DataException(
                $"The task declares numbers of the type {type} for '{task.TargetKey}', but the samples have {target.ScalarType}.");
        }

        if (task.TargetMin is null && task.TargetMax is null)
        {
            return;
        }

        var values = target.ToArray<double>();
        for (var i = 0; i < values.Length; i++)
        {
            Require(values[i], i, task);
        }
    }

    // A number without a shape is loaded with the widest type, whatever the file has.
    private static bool IsPlainNumber(Tensor target, ScalarType declared) =>
        target.Rank == 1 && target.ScalarType is ScalarType.Int64 or ScalarType.Float64
        && (declared.IsFloatingPoint() || target.ScalarType == ScalarType.Int64);

    private static void Require(double value, int index, Regression task)
    {
        var (least, greatest) = (Limit(task.TargetMin, index), Limit(task.TargetMax, index));
        if (value < least || value > greatest)
        {
            throw new DataException(
                $"A sample has {value} under '{task.TargetKey}', but the task declares {(least is null ? "" : $"at least {least}")}"
                + $"{(least is null || greatest is null ? "" : " and ")}{(greatest is null ? "" : $"at most {greatest}")}.");
        }
    }

    private static double? Limit(IReadOnlyList<double>? limits, int index) => limits?[index % limits.Count];
}
