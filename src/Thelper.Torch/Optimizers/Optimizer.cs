namespace Thelper.Torch.Optimizers;

/// <summary>
/// Changes parameters by their gradients. Each step works on all parameters of a group at once, so its cost hardly
/// depends on their number.
/// </summary>
/// <remarks>Owns the state that it keeps for each parameter, until it is disposed; not the parameters.</remarks>
public abstract class Optimizer : IDisposable
{
    private Dictionary<Tensor, ParameterState> _states = new(ReferenceEqualityComparer.Instance);

    /// <summary>Takes the parameters to change.</summary>
    /// <param name="groups">At least one, with at least one parameter each.</param>
    /// <exception cref="ArgumentException">There is nothing to change.</exception>
    protected Optimizer(IReadOnlyList<ParameterGroup> groups)
    {
        if (groups.Count == 0 || groups.Any(group => group.Parameters.Count == 0))
        {
            throw new ArgumentException("An optimizer needs at least one parameter in each of its groups.", nameof(groups));
        }

        Groups = groups;
    }

    /// <summary>The groups of parameters, each with its learning rate.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>
    /// The share of the steps or gradients before that goes into a step, which a scheduler may change by
    /// <see cref="ParameterGroup.Momentum"/>; null where the optimizer has none.
    /// </summary>
    public virtual double? Momentum => null;

    /// <summary>Drops all gradients, so that the next backward pass starts from none.</summary>
    public void ClearGradients()
    {
        foreach (var group in Groups)
        {
            Gradients.Clear(group.Parameters);
        }
    }

    /// <summary>Changes every parameter that has a gradient; the others stay as they are.</summary>
    public void Step()
    {
        using var mode = GradMode.Disable();
        foreach (var group in Groups)
        {
            using var scope = TensorScope.Open();
            var gradients = Gradients.Of(group.Parameters);
            var updates = group.Parameters
                .Select((parameter, i) => new Update(parameter, gradients[i]!, StateOf(parameter)))
                .Where(update => update.Gradient is not null)
                .GroupBy(update => update.State.Steps);
            foreach (var alike in updates)
            {
                Apply(group, new UpdateList([.. alike]));
            }
        }
    }

    /// <summary>The state in the structure of PyTorch's <c>state_dict</c>: <c>state</c> by index, and <c>param_groups</c>.</summary>
    /// <returns>Dictionaries, lists, numbers and tensors; the tensors stay the optimizer's.</returns>
    public OrderedDictionary<string, object?> StateDictionary()
    {
        var states = new OrderedDictionary<long, object?>();
        var groups = new List<object?>();
        var index = 0L;
        foreach (var group in Groups)
        {
            var first = index;
            foreach (var parameter in group.Parameters)
            {
                if (_states.TryGetValue(parameter, out var state) && state.Steps > 0)
                {
                    states.Add(index, WriteState(state));
                }

                index++;
            }

            var written = new OrderedDictionary<string, object?> { ["lr"] = group.LearningRate };
            WriteOptions(written);
            WriteMomentum(written, group.Momentum);
            written["initial_lr"] = group.InitialLearningRate;
            written["params"] = Enumerable.Range((int)first, group.Parameters.Count).Select(i => (object?)(long)i).ToList();
            groups.Add(written);
        }

        return new() { ["state"] = states, ["param_groups"] = groups };
    }

    /// <summary>Goes back to a state that <see cref="StateDictionary"/> gave; the learning rates too.</summary>
    /// <param name="dictionary">From an optimizer of the same kind over the same number of parameters; copied.</param>
    /// <exception cref="ArgumentException">The structure does not fit.</exception>
    public void LoadStateDictionary(IReadOnlyDictionary<string, object?> dictionary)
    {
        var parameters = Groups.SelectMany(group => group.Parameters).ToList();
        if (dictionary.GetValueOrDefault("param_groups") is not IReadOnlyList<object?> groups || groups.Count != Groups.Count)
        {
            throw new ArgumentException(
                $"The saved optimizer state has no list of {Groups.Count} parameter groups.", nameof(dictionary));
        }

        var states = StatesByNumber(dictionary.GetValueOrDefault("state"));
        if (states.Select(entry => entry.Key).Where(index => index < 0 || index >= parameters.Count).ToList() is [var beyond, ..])
        {
            throw new ArgumentException(
                $"The saved optimizer state is of parameter {beyond}, but there are {parameters.Count}.", nameof(dictionary));
        }

        var before = _states;
        _states = new(ReferenceEqualityComparer.Instance);
        foreach (var (index, saved) in states)
        {
            ReadState(parameters[(int)index], (IReadOnlyDictionary<string, object?>)saved!);
        }

        // Only now, because the values to copy may be this optimizer's own.
        Free(before);
        foreach (var (group, saved) in Groups.Zip(groups))
        {
            var values = (IReadOnlyDictionary<string, object?>)saved!;
            group.LearningRate = Convert.ToDouble(values["lr"], null);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free(_states);
        GC.SuppressFinalize(this);
    }

    /// <summary>Changes parameters that have made the same number of steps so far.</summary>
    /// <param name="group">Their group.</param>
    /// <param name="updates">The parameters with their gradients and states; temporary tensors are freed by the caller.</param>
    private protected abstract void Apply(ParameterGroup group, UpdateList updates);

    /// <summary>Adds the options to a group of the state dictionary, under PyTorch's names.</summary>
    private protected abstract void WriteOptions(OrderedDictionary<string, object?> group);

    private static void Free(Dictionary<Tensor, ParameterState> states)
    {
        foreach (var state in states.Values)
        {
            state.Dispose();
        }

        states.Clear();
    }

    // A dictionary without entries, read from a file, has no kind of key.
    private static IEnumerable<KeyValuePair<long, object?>> StatesByNumber(object? saved) => saved switch
    {
        IEnumerable<KeyValuePair<long, object?>> states => states,
        IReadOnlyCollection<KeyValuePair<string, object?>> { Count: 0 } => [],
        _ => throw new ArgumentException("The saved optimizer state has no states by the numbers of the parameters."),
    };

    private ParameterState StateOf(Tensor parameter)
    {
        if (!_states.TryGetValue(parameter, out var state))
        {
            _states.Add(parameter, state = new ParameterState());
        }

        return state;
    }

    private static void WriteMomentum(OrderedDictionary<string, object?> group, double? momentum)
    {
        if (momentum is null)
        {
            return;
        }

        if (group.GetValueOrDefault("betas") is List<object?> betas)
        {
            betas[0] = momentum;
        }
        else
        {
            group["momentum"] = momentum;
        }
    }

    private static OrderedDictionary<string, object?> WriteState(ParameterState state)
    {
        var written = new OrderedDictionary<string, object?> { ["step"] = state.Steps };
        foreach (var (name, tensor) in state.Tensors)
        {
            written.Add(name, tensor);
        }

        foreach (var (name, number) in state.Numbers)
        {
            written.Add(name, number);
        }

        return written;
    }

    private void ReadState(Tensor parameter, IReadOnlyDictionary<string, object?> saved)
    {
        var state = StateOf(parameter);
        foreach (var (name, value) in saved)
        {
            switch (value)
            {
                case Tensor tensor when name == "step":
                    state.Steps = (long)tensor.ToDouble();
                    break;
                case Tensor tensor when name == NAdam.ProductName:
                    state.Numbers[name] = tensor.ToDouble();
                    break;
                case double number:
                    state.Numbers[name] = number;
                    break;
                case Tensor tensor:
                    using (var mode = GradMode.Disable())
                    {
                        state.Tensors[name] = TensorScope.Release(tensor.To(parameter.Device, parameter.ScalarType, false, copy: true));
                    }

                    break;
                case long steps when name == "step":
                    state.Steps = steps;
                    break;
                default:
                    break;
            }
        }

        // PyTorch's SGD keeps no step count: a momentum buffer says that there was a step.
        state.Steps = Math.Max(state.Steps, state.Tensors.Count > 0 ? 1 : 0);
    }
}
