namespace Thelper.Torch.Modules;

/// <summary>
/// A module that turns one value into another. Others can look at what goes in and what comes out, or put another value in its
/// place, while a model computes: what forward hooks are to PyTorch's modules. Where nobody does, this costs two comparisons.
/// </summary>
/// <typeparam name="TInput">What it takes; most take a tensor.</typeparam>
/// <typeparam name="TOutput">What it gives; most give a tensor.</typeparam>
public abstract class Module<TInput, TOutput> : Module
{
    private Func<TInput, TInput>? _inputObserver;
    private Func<TOutput, TOutput>? _outputObserver;

    /// <summary>Computes the output.</summary>
    /// <param name="input">Stays the caller's.</param>
    /// <returns>The caller's, as far as it holds tensors.</returns>
    public TOutput Forward(TInput input)
    {
        var output = Compute(_inputObserver is null ? input : _inputObserver(input));
        return _outputObserver is null ? output : _outputObserver(output);
    }

    /// <summary>Computes the output in another way than <see cref="Compute"/>, with the same observers.</summary>
    /// <param name="input">Stays the caller's.</param>
    /// <param name="compute">Takes the place of <see cref="Compute"/>.</param>
    /// <returns>The caller's, as far as it holds tensors.</returns>
    protected TOutput Forward(TInput input, Func<TInput, TOutput> compute)
    {
        var output = compute(_inputObserver is null ? input : _inputObserver(input));
        return _outputObserver is null ? output : _outputObserver(output);
    }

    /// <summary>Has each output pass through a function, until the result is disposed.</summary>
    /// <param name="observer">
    /// Gets the output, and gives what takes its place: the output itself, or one of the same shape. What it gets is freed by
    /// whoever called the module.
    /// </param>
    /// <returns>Ends the observation; within the span of one another, those that began last must end first.</returns>
    public IDisposable ObserveOutput(Func<TOutput, TOutput> observer)
    {
        var before = _outputObserver;
        _outputObserver = before is null ? observer : output => observer(before(output));
        return new Observation(() => _outputObserver = before);
    }

    /// <summary>Has each input pass through a function before the module computes, until the result is disposed.</summary>
    /// <param name="observer">Gets the input, which stays the caller's, and gives what the module computes with.</param>
    /// <returns>As of <see cref="ObserveOutput"/>.</returns>
    public IDisposable ObserveInput(Func<TInput, TInput> observer)
    {
        var before = _inputObserver;
        _inputObserver = before is null ? observer : input => observer(before(input));
        return new Observation(() => _inputObserver = before);
    }

    /// <summary>Computes the output; what a module of one's own defines.</summary>
    /// <param name="input">Stays the caller's.</param>
    /// <returns>The caller's, as far as it holds tensors.</returns>
    protected abstract TOutput Compute(TInput input);

    private sealed class Observation(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
