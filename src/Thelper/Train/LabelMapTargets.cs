using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>The label maps of a segmentation's batches in the form that losses take.</summary>
internal static class LabelMapTargets
{
    /// <summary>Class indices, int64 of B×H×W.</summary>
    /// <param name="truth">B×H×W or B×1×H×W of any type, with whole numbers.</param>
    /// <param name="task">Has the classes.</param>
    /// <param name="ignored">The index that the loss leaves out; null where there is none.</param>
    /// <returns>On the CPU; <paramref name="truth"/> itself where it fits already.</returns>
    /// <exception cref="DataException">It is nothing of the kind, or a value is neither a class nor one that does not count.</exception>
    public static Tensor Of(object truth, Segmentation task, long? ignored)
    {
        var maps = truth switch
        {
            Tensor { Rank: 3 } flat => flat,
            Tensor { Rank: 4 } deep when deep.Size(1) == 1 => deep.Squeeze(1),
            Tensor other => throw new DataException(
                $"The entry '{task.LabelMapKey}' of a batch is {other}, but label maps are batch×height×width."),
            _ => throw new DataException($"The entry '{task.LabelMapKey}' of the samples is no label map."),
        };
        var labels = (maps.ScalarType.IsFloatingPoint() ? Whole(maps, task) : maps.To(Device.Cpu, ScalarType.Int64)).Contiguous();
        RequireClasses(labels.AsSpan<long>(), task, ignored);
        return labels;
    }

    /// <summary>Whether no pixel counts: a mean over none would be no number, and end the session.</summary>
    /// <param name="labels">From <see cref="Of"/>, on any device.</param>
    /// <param name="task">Has the don't-care value.</param>
    /// <param name="ignored">The index that the loss leaves out; null where there is none.</param>
    public static bool AreIgnored(Tensor labels, Segmentation task, long? ignored)
    {
        ignored ??= task.DontCare;
        return ignored is { } index && ForLoss(labels, task, index).Eq(index).All().ToDouble() != 0;
    }

    /// <summary>The labels with the don't-care value as the loss knows it.</summary>
    /// <param name="labels">From <see cref="Of"/>, on any device.</param>
    /// <param name="task">Has the don't-care value.</param>
    /// <param name="ignored">The index that the loss leaves out; null where there is none.</param>
    public static Tensor ForLoss(Tensor labels, Segmentation task, long? ignored) =>
        ignored is { } index && task.DontCare is { } dontCare && dontCare != index
            ? labels.Add(labels.Eq((long)dontCare).To(labels.Device, ScalarType.Int64).Mul(index - dontCare))
            : labels;

    private static Tensor Whole(Tensor maps, Segmentation task)
    {
        var labels = maps.To(Device.Cpu, ScalarType.Int64);
        var given = maps.ToArray<double>();
        var wrong = Array.FindIndex(given, value => value != Math.Truncate(value) || Math.Abs(value) > int.MaxValue);
        return wrong < 0 ? labels : throw new DataException(
            $"A label map under '{task.LabelMapKey}' has the value {given[wrong]}, but labels are whole numbers; transforms that mix or "
            + "scale pixels must leave label maps out (target_key).");
    }

    private static void RequireClasses(ReadOnlySpan<long> labels, Segmentation task, long? ignored)
    {
        Span<bool> isKnown = new bool[task.Classes.OutputCount];
        foreach (var index in task.ClassIndices.Values)
        {
            isKnown[index] = true;
        }

        foreach (var label in labels)
        {
            if (((ulong)label >= (ulong)isKnown.Length || !isKnown[(int)label]) && label != task.DontCare && label != ignored)
            {
                throw new DataException(
                    $"A label map under '{task.LabelMapKey}' has the value {label}, but the classes are "
                    + $"{string.Join(", ", task.ClassIndices.Select(pair => $"{pair.Value} ({pair.Key})"))}"
                    + (task.DontCare is { } dontCare
                        ? $", and {dontCare} stands for none."
                        : "; a value that stands for none is the task's dontcare."));
            }
        }
    }
}
