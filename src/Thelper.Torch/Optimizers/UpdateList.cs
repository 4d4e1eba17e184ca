namespace Thelper.Torch.Optimizers;

/// <summary>One parameter in one step.</summary>
internal readonly record struct Update(Tensor Parameter, Tensor Gradient, ParameterState State);

/// <summary>Several parameters in one step, as the lists that operators on many tensors take.</summary>
internal sealed class UpdateList(IReadOnlyList<Update> updates)
{
    public IReadOnlyList<Tensor> Parameters { get; } = [.. updates.Select(update => update.Parameter)];

    public IReadOnlyList<Tensor> Gradients { get; } = [.. updates.Select(update => update.Gradient)];

    /// <summary>Steps that each of them made before this one.</summary>
    public long Steps => updates[0].State.Steps;

    /// <summary>Counts this step, and gives the number with it.</summary>
    public long CountStep()
    {
        foreach (var update in updates)
        {
            update.State.Steps++;
        }

        return Steps;
    }

    /// <summary>Changes the number of a name in each state, which is the same in all.</summary>
    /// <param name="name">PyTorch's name of it.</param>
    /// <param name="first">What it is before the first change.</param>
    /// <param name="change">Gives the new number from the old.</param>
    /// <returns>The new number.</returns>
    public double ChangeNumber(string name, double first, Func<double, double> change)
    {
        foreach (var update in updates)
        {
            update.State.Numbers[name] = change(update.State.Numbers.GetValueOrDefault(name, first));
        }

        return updates[0].State.Numbers[name];
    }

    /// <summary>The gradients, with a share of the parameters added where there is weight decay.</summary>
    public IReadOnlyList<Tensor> DecayedGradients(double weightDecay) =>
        weightDecay == 0 ? Gradients : Operators.ForeachAdd(Gradients, Parameters, weightDecay);

    /// <summary>A running mean in each state, zero at first, after it took in this step's values.</summary>
    /// <param name="name">PyTorch's name of it.</param>
    /// <param name="values">One for each parameter.</param>
    /// <param name="decay">The share of the mean that stays.</param>
    public IReadOnlyList<Tensor> Mean(string name, IReadOnlyList<Tensor> values, double decay)
    {
        var means = State(name, update => update.Parameter.ZerosLike());
        Operators.ForeachMulInPlace(means, decay);
        Operators.ForeachAddInPlace(means, values, 1 - decay);
        return means;
    }

    /// <summary>A running mean of squares, otherwise like <see cref="Mean"/>.</summary>
    public IReadOnlyList<Tensor> MeanSquare(string name, IReadOnlyList<Tensor> values, double decay)
    {
        var means = State(name, update => update.Parameter.ZerosLike());
        Operators.ForeachMulInPlace(means, decay);
        Operators.ForeachAddcmulInPlace(means, values, values, 1 - decay);
        return means;
    }

    /// <summary>Whether each state has a tensor of a name.</summary>
    public bool Has(string name) => updates.All(update => update.State.Tensors.ContainsKey(name));

    /// <summary>The tensor of a name in each state, made where there is none yet.</summary>
    /// <param name="name">PyTorch's name of it.</param>
    /// <param name="first">Makes the first value from the update; what it gives then belongs to the state.</param>
    public IReadOnlyList<Tensor> State(string name, Func<Update, Tensor> first)
    {
        foreach (var update in updates)
        {
            if (!update.State.Tensors.ContainsKey(name))
            {
                update.State.Tensors.Add(name, TensorScope.Release(first(update)));
            }
        }

        return [.. updates.Select(update => update.State.Tensors[name])];
    }
}
