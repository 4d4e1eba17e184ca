using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>What goes from a batch into a model.</summary>
internal static class ModelInput
{
    /// <summary>The input as float32 on a device; one tensor for each place where samples have lists, such as augmented copies.</summary>
    /// <param name="batch">Its tensors stay its own.</param>
    /// <param name="task">Has the key.</param>
    /// <param name="device">Where the model computes.</param>
    /// <exception cref="DataException">There is no such entry, or it is neither a tensor nor a list of tensors.</exception>
    public static IReadOnlyList<Tensor> CopiesOf(Batch batch, LearningTask task, Device device) =>
        batch[task.InputKey] is object?[] places && places.Length > 0 && places.All(place => place is Tensor)
            ? [.. places.Select(place => ((Tensor)place!).To(device, ScalarType.Float32))]
            : [batch.Tensor(task.InputKey).To(device, ScalarType.Float32)];

    /// <summary>The input as float32 on a device.</summary>
    /// <param name="batch">Its tensors stay its own.</param>
    /// <param name="task">Has the key.</param>
    /// <param name="device">Where the model computes.</param>
    /// <exception cref="DataException">There is no such entry, it is no tensor, or samples have lists.</exception>
    public static Tensor Of(Batch batch, LearningTask task, Device device) => batch[task.InputKey] is object?[]? throw new DataException(
            $"The entry '{task.InputKey}' of the samples is a list, as copies and crops make it, but a trainer for {task.Summary} takes one "
            + "value for each sample; leave such operations out.")
        : batch.Tensor(task.InputKey).To(device, ScalarType.Float32);

    /// <summary>Checks a declared shape.</summary>
    /// <param name="tensor">The batch is its first dimension.</param>
    /// <param name="declared">Without the batch; null allows all.</param>
    /// <param name="key">The entry, for the message.</param>
    /// <exception cref="DataException">The shape is another one.</exception>
    public static void RequireShape(Tensor tensor, IReadOnlyList<int>? declared, string key)
    {
        var shape = tensor.Shape[1..];
        if (declared is not null && !declared.Select(size => (long)size).SequenceEqual(shape))
        {
            throw new DataException(
                $"The task declares the shape [{string.Join(", ", declared)}] for '{key}', but the samples have [{string.Join(", ", shape)}].");
        }
    }
}
