using System.Globalization;

namespace Thelper.Torch.Optimizers;

/// <summary>What an optimizer keeps for one parameter: the steps made, and tensors and numbers under PyTorch's names.</summary>
/// <param name="numbers">The names of numbers that PyTorch keeps in tensors of one element.</param>
internal class ParameterState(params IReadOnlyList<string> numbers) : IDisposable
{
    private protected const string StepName = "step";

    public long Steps { get; set; }

    public OrderedDictionary<string, Tensor> Tensors { get; } = [];

    public OrderedDictionary<string, double> Numbers { get; } = [];

    /// <summary>The state under PyTorch's names; the tensors stay its own.</summary>
    public virtual OrderedDictionary<string, object?> Write()
    {
        var written = new OrderedDictionary<string, object?> { [StepName] = Steps };
        foreach (var (name, tensor) in Tensors)
        {
            written.Add(name, tensor);
        }

        foreach (var (name, number) in Numbers)
        {
            written.Add(name, number);
        }

        return written;
    }

    /// <summary>Takes a saved state.</summary>
    /// <param name="saved">From <see cref="Write"/>, or from PyTorch; copied.</param>
    /// <param name="parameter">Has the device and the type that tensors get.</param>
    /// <exception cref="ArgumentException">A tensor has another shape than the parameter.</exception>
    public virtual void Read(IReadOnlyDictionary<string, object?> saved, Tensor parameter)
    {
        foreach (var (name, value) in saved)
        {
            switch (value)
            {
                case null:
                    break;
                case var _ when name == StepName:
                    Steps = (long)NumberOf(value);
                    break;
                case var _ when value is not Tensor || numbers.Contains(name):
                    Numbers[name] = NumberOf(value);
                    break;
                case Tensor tensor:
                    RequireShape(name, tensor, parameter);
                    Tensors[name] = Copy(tensor, parameter);
                    break;
            }
        }

        // PyTorch's SGD keeps no step count: that there is a state says that there was a step.
        Steps = Math.Max(Steps, 1);
    }

    public virtual void Dispose()
    {
        foreach (var tensor in Tensors.Values)
        {
            tensor.Dispose();
        }

        Tensors.Clear();
    }

    private protected static double NumberOf(object value) =>
        value is Tensor tensor ? tensor.ToDouble() : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private protected static Tensor Copy(Tensor tensor, Tensor parameter)
    {
        using var mode = GradMode.Disable();
        return TensorScope.Release(tensor.To(parameter.Device, parameter.ScalarType, false, copy: true));
    }

    private static void RequireShape(string name, Tensor tensor, Tensor parameter)
    {
        if (!tensor.Shape.AsSpan().SequenceEqual(parameter.Shape))
        {
            throw new ArgumentException(
                $"The saved optimizer state has '{name}' of the shape [{string.Join(", ", tensor.Shape)}] for a parameter of the shape "
                + $"[{string.Join(", ", parameter.Shape)}]; it is that of other parameters, or of others in their order.");
        }
    }
}
