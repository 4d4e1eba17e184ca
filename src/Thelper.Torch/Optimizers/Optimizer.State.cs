namespace Thelper.Torch.Optimizers;

/// <content>What must be kept to go on.</content>
public abstract partial class Optimizer
{
    private Dictionary<Tensor, ParameterState> _states = new(ReferenceEqualityComparer.Instance);

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
                    states.Add(index, state.Write());
                }

                index++;
            }

            groups.Add(WriteGroup(group, first));
        }

        return new() { ["state"] = states, ["param_groups"] = groups };
    }

    /// <summary>Goes back to a state that <see cref="StateDictionary"/> gave; the learning rates too.</summary>
    /// <param name="dictionary">From an optimizer of the same kind over parameters in the same groups; copied.</param>
    /// <exception cref="ArgumentException">The structure does not fit.</exception>
    public void LoadStateDictionary(IReadOnlyDictionary<string, object?> dictionary)
    {
        var parameters = Groups.SelectMany(group => group.Parameters).ToList();
        var groups = RequireGroups(dictionary);
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
            var parameter = parameters[(int)index];
            StateOf(parameter).Read((IReadOnlyDictionary<string, object?>)saved!, parameter);
        }

        // Only now, because the values to copy may be this optimizer's own.
        Free(before);
        foreach (var (group, saved) in Groups.Zip(groups))
        {
            group.LearningRate = Convert.ToDouble(saved["lr"], null);
        }
    }

    /// <summary>Whether a state was saved with as many parameters in each of as many groups.</summary>
    /// <param name="dictionary">From <see cref="StateDictionary"/>, or from PyTorch.</param>
    public bool HasSameGroups(IReadOnlyDictionary<string, object?> dictionary) =>
        dictionary.GetValueOrDefault("param_groups") is IReadOnlyList<object?> groups && groups.Count == Groups.Count
        && Groups.Zip(groups).All(pair => CountIn(pair.Second) is var count && (count is null || count == pair.First.Parameters.Count));

    /// <summary>Adds the options to a group of the state dictionary, under PyTorch's names.</summary>
    private protected abstract void WriteOptions(OrderedDictionary<string, object?> group);

    /// <summary>What is kept for a parameter that has made no step.</summary>
    private protected virtual ParameterState NewState() => new();

    private protected ParameterState StateOf(Tensor parameter)
    {
        if (!_states.TryGetValue(parameter, out var state))
        {
            _states.Add(parameter, state = NewState());
        }

        return state;
    }

    private static void Free(Dictionary<Tensor, ParameterState> states)
    {
        foreach (var state in states.Values)
        {
            state.Dispose();
        }

        states.Clear();
    }

    private IReadOnlyList<IReadOnlyDictionary<string, object?>> RequireGroups(IReadOnlyDictionary<string, object?> dictionary)
    {
        if (dictionary.GetValueOrDefault("param_groups") is not IReadOnlyList<object?> groups || groups.Count != Groups.Count)
        {
            throw new ArgumentException(
                $"The saved optimizer state has no list of {Groups.Count} parameter groups.", nameof(dictionary));
        }

        return [.. groups.Select(group => (IReadOnlyDictionary<string, object?>)group!)];
    }

    private static int? CountIn(object? group) =>
        (group as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault("params") is IReadOnlyCollection<object?> parameters ? parameters.Count : null;

    // A dictionary without entries, read from a file, has no kind of key.
    private static IEnumerable<KeyValuePair<long, object?>> StatesByNumber(object? saved) => saved switch
    {
        IEnumerable<KeyValuePair<long, object?>> states => states,
        IReadOnlyCollection<KeyValuePair<string, object?>> { Count: 0 } => [],
        _ => throw new ArgumentException("The saved optimizer state has no states by the numbers of the parameters."),
    };

    private OrderedDictionary<string, object?> WriteGroup(ParameterGroup group, long first)
    {
        var written = new OrderedDictionary<string, object?> { ["lr"] = group.LearningRate };
        WriteOptions(written);
        if (Maximize)
        {
            written["maximize"] = true;
        }

        if (group.WeightDecay is { } decay)
        {
            written["weight_decay"] = decay;
        }

        WriteMomentum(written, group.Momentum);
        written["initial_lr"] = group.InitialLearningRate;
        written["params"] = Enumerable.Range((int)first, group.Parameters.Count).Select(i => (object?)(long)i).ToList();
        return written;
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
}
