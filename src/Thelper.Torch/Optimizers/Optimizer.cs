namespace Thelper.Torch.Optimizers;

/// <summary>
/// Changes parameters by their gradients. Each step works on all parameters of a group at once, so its cost hardly
/// depends on their number.
/// </summary>
/// <remarks>Owns the state that it keeps for each parameter, until it is disposed; not the parameters.</remarks>
public abstract partial class Optimizer : IDisposable
{
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

    /// <summary>Whether the loss is to grow, not to fall: steps go along the gradients. False by default.</summary>
    public bool Maximize { get; init; }

    /// <summary>
    /// The share of the steps or gradients before that goes into a step, which a scheduler may change by
    /// <see cref="ParameterGroup.Momentum"/>; null where the optimizer has none.
    /// </summary>
    public virtual double? Momentum => null;

    /// <summary>Whether a step needs the loss at several places, so that only <see cref="Step(Func{double})"/> makes one.</summary>
    public virtual bool NeedsEvaluations => false;

    /// <summary>Drops all gradients, so that the next backward pass starts from none.</summary>
    public void ClearGradients()
    {
        foreach (var group in Groups)
        {
            Gradients.Clear(group.Parameters);
        }
    }

    /// <summary>Changes every parameter that has a gradient; the others stay as they are.</summary>
    /// <exception cref="InvalidOperationException">The optimizer needs evaluations; see <see cref="NeedsEvaluations"/>.</exception>
    public virtual void Step()
    {
        using var mode = GradMode.Disable();
        foreach (var group in Groups)
        {
            using var scope = TensorScope.Open();
            var updates = UpdatesOf(group).GroupBy(update => update.State.Steps);
            foreach (var alike in updates)
            {
                Apply(group, new UpdateList([.. alike]));
            }
        }
    }

    /// <summary>Computes loss and gradients, and makes a step.</summary>
    /// <param name="evaluate">
    /// Drops the gradients, computes the loss, goes back from it, and gives it. Called with recording on; once, or as often as the
    /// optimizer needs it, with other parameters each time.
    /// </param>
    /// <returns>The first loss, before anything was changed.</returns>
    public virtual double Step(Func<double> evaluate)
    {
        double loss;
        using (GradMode.Enable())
        {
            loss = evaluate();
        }

        Step();
        return loss;
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

    private IEnumerable<Update> UpdatesOf(ParameterGroup group)
    {
        var found = Gradients.Of(group.Parameters);
        var places = Enumerable.Range(0, found.Length).Where(i => found[i] is not null).ToArray();
        if (places.Length == 0)
        {
            return [];
        }

        IReadOnlyList<Tensor> gradients = [.. places.Select(i => found[i]!)];
        gradients = Maximize ? Operators.ForeachNeg(gradients) : gradients;
        return places.Select((place, i) => new Update(group.Parameters[place], gradients[i], StateOf(group.Parameters[place])));
    }
}
