using Thelper.Torch.Modules;

namespace Thelper.Torch.Optimizers;

/// <summary>
/// The exponential moving average of a model's parameters, a ← d·a + (1−d)·p after each step (Polyak and Juditsky, 1992, with
/// a window that decays), which often predicts better than the parameters of any one step. Buffers, such as running means,
/// are not averaged: the model's own are used with both.
/// </summary>
/// <remarks>Owns the averages until it is disposed; not the model.</remarks>
public sealed class ModelAverage : IDisposable
{
    private readonly Module _model;
    private readonly double _decay;

    // By identity, because a parameter may have more than one name.
    private readonly Dictionary<Tensor, Tensor> _averages = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyList<Tensor> _parameters;
    private bool _isSwapped;

    /// <summary>Starts from the parameters as they are.</summary>
    /// <param name="model">On its device, in its memory format.</param>
    /// <param name="decay">d, from 0 to 1: the share of the average that stays; 0.999 is usual.</param>
    public ModelAverage(Module model, double decay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decay, 1);
        (_model, _decay) = (model, decay);
        using var mode = GradMode.Disable();
        _parameters = [.. model.Parameters().Distinct<Tensor>(ReferenceEqualityComparer.Instance)];
        foreach (var parameter in _parameters)
        {
            _averages.Add(parameter, TensorScope.Release(parameter.Clone()));
        }
    }

    /// <summary>Takes the parameters of a step into the average.</summary>
    /// <exception cref="InvalidOperationException">The model has the average in place of its parameters.</exception>
    public void Update()
    {
        RequireOwnParameters();
        using var mode = GradMode.Disable();
        List<Tensor> averages = [.. _parameters.Select(parameter => _averages[parameter])];
        Operators.ForeachMulInPlace(averages, _decay);
        Operators.ForeachAddInPlace(averages, _parameters, 1 - _decay);
    }

    /// <summary>
    /// Gives the model the average in place of its parameters, until the result is disposed:
    /// <c>using (average.Swap()) Evaluate(model);</c> Memory changes hands, so nothing is copied.
    /// </summary>
    /// <exception cref="InvalidOperationException">The model has it already.</exception>
    public IDisposable Swap()
    {
        RequireOwnParameters();
        Exchange();
        return new Swapped(this);
    }

    /// <summary>Gives the model its own parameters back until the result is disposed; null where it has them.</summary>
    public IDisposable? Suspend()
    {
        if (!_isSwapped)
        {
            return null;
        }

        Exchange();
        return new Swapped(this);
    }

    /// <summary>
    /// The average under the names of the parameters, and the buffers beside it: all that the model needs. The tensors stay
    /// the average's and the model's.
    /// </summary>
    /// <exception cref="InvalidOperationException">The model has the average in place of its parameters.</exception>
    public OrderedDictionary<string, Tensor> StateDictionary()
    {
        RequireOwnParameters();
        return new(_model.StateDictionary().Select(
            entry => KeyValuePair.Create(entry.Key, _averages.GetValueOrDefault(entry.Value, entry.Value))));
    }

    /// <summary>Goes back to an average that <see cref="StateDictionary"/> gave. The buffers in it are left to the model.</summary>
    /// <param name="values">By full name; copied.</param>
    /// <exception cref="StateDictionaryException">Keys are missing or unknown, or shapes differ.</exception>
    /// <exception cref="InvalidOperationException">The model has the average in place of its parameters.</exception>
    public void LoadStateDictionary(IReadOnlyDictionary<string, Tensor> values)
    {
        StateDictionaryException.ThrowIfDifferent(StateDictionary(), values);
        using var mode = GradMode.Disable();
        foreach (var (name, parameter) in _model.NamedParameters())
        {
            _averages[parameter].CopyInPlace(values[name]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var average in _averages.Values)
        {
            average.Dispose();
        }
    }

    private void RequireOwnParameters()
    {
        if (_isSwapped)
        {
            throw new InvalidOperationException(
                "The model has the average in place of its parameters; dispose what Swap returned before the next step.");
        }
    }

    private void Exchange()
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        foreach (var (parameter, average) in _averages)
        {
            var before = parameter.Detach();
            parameter.SetData(average);
            average.SetData(before);
        }

        _isSwapped = !_isSwapped;
    }

    private sealed class Swapped(ModelAverage average) : IDisposable
    {
        private bool _isOver;

        public void Dispose()
        {
            if (!_isOver)
            {
                _isOver = true;
                average.Exchange();
            }
        }
    }
}
