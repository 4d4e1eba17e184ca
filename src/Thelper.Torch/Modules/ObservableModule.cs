namespace Thelper.Torch.Modules;

/// <summary>
/// A module whose output others can look at, or put another in the place of, while a model computes; what hooks are to
/// PyTorch's modules. Convolutions, batch normalisations, <see cref="Sequential"/> and the blocks of residual networks are such
/// modules. Where nobody observes, this costs a comparison.
/// </summary>
public abstract class ObservableModule : Module<Tensor, Tensor>
{
    private Func<Tensor, Tensor>? _observer;

    /// <inheritdoc/>
    public sealed override Tensor Forward(Tensor input)
    {
        var output = Compute(input);
        return _observer is null ? output : _observer(output);
    }

    /// <summary>Has each output pass through a function, until the result is disposed.</summary>
    /// <param name="observer">
    /// Gets the output, and gives what takes its place: the output itself, or a tensor of the same shape. The tensor that it
    /// gets is freed by whoever called the module.
    /// </param>
    /// <returns>Ends the observation; within the span of one another, those that began last must end first.</returns>
    public IDisposable ObserveOutput(Func<Tensor, Tensor> observer)
    {
        var before = _observer;
        _observer = before is null ? observer : output => observer(before(output));
        return new Observation(this, before);
    }

    /// <summary>Computes the output.</summary>
    /// <param name="input">Stays the caller's.</param>
    protected abstract Tensor Compute(Tensor input);

    private sealed class Observation(ObservableModule module, Func<Tensor, Tensor>? before) : IDisposable
    {
        public void Dispose() => module._observer = before;
    }
}
