using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Schedulers;

/// <summary>After what a scheduler is stepped.</summary>
public enum StepUnit
{
    /// <summary>After each epoch.</summary>
    Epoch,

    /// <summary>After each step of the optimizer.</summary>
    Step,
}

/// <summary>Changes an optimizer's learning rates as training goes on.</summary>
/// <param name="optimizer">Whose groups it changes; stays the caller's.</param>
public abstract class LearningRateScheduler(Optimizer optimizer)
{
    /// <summary>Epochs, or steps of the optimizer, that have ended; <see cref="Unit"/> says which.</summary>
    public long Position { get; private set; }

    /// <summary>After what <see cref="Step"/> is called; each epoch unless said otherwise.</summary>
    public virtual StepUnit Unit => StepUnit.Epoch;

    /// <summary>Whose groups it changes.</summary>
    protected Optimizer Optimizer { get; } = optimizer;

    /// <summary>Sets the learning rates that training begins with; called once, before anything is learnt.</summary>
    public void Start()
    {
        Position = 0;
        Begin();
    }

    /// <summary>Sets the learning rates for the next epoch or step; called once after each.</summary>
    public void Step()
    {
        Position++;
        Advance();
    }

    /// <summary>Looks at a value of the epoch that has ended; called before <see cref="Step"/>. Most do not care.</summary>
    /// <param name="value">Such as the loss of the validation set.</param>
    public virtual void Observe(double value)
    {
    }

    /// <summary>What must be kept to go on from here, under PyTorch's names.</summary>
    /// <returns>Dictionaries with text or whole numbers as keys, lists, numbers, text and flags; no code.</returns>
    public virtual OrderedDictionary<string, object?> StateDictionary()
    {
        var state = new OrderedDictionary<string, object?>();
        WriteSettings(state);
        state.TryAdd("base_lrs", Optimizer.Groups.Select(group => (object?)group.InitialLearningRate).ToList());
        state["last_epoch"] = Position;
        state["verbose"] = false;
        state["_step_count"] = Position + 1;
        state["_get_lr_called_within_step"] = false;
        state["_last_lr"] = LastRates;
        return state;
    }

    /// <summary>
    /// Goes back to a state that <see cref="StateDictionary"/> gave. The learning rates are the optimizer's state;
    /// <see cref="Refresh"/> sets them anew.
    /// </summary>
    /// <param name="dictionary">The state.</param>
    public virtual void LoadStateDictionary(IReadOnlyDictionary<string, object?> dictionary) =>
        Position = Convert.ToInt64(dictionary["last_epoch"], null);

    /// <summary>Goes to a position of which no state was kept.</summary>
    /// <param name="position">Epochs or steps that have ended.</param>
    public virtual void MoveTo(long position) => Position = position;

    /// <summary>
    /// Sets the learning rates for the present position, where they follow from it, so that a changed configuration counts at
    /// once when a session goes on.
    /// </summary>
    public virtual void Refresh()
    {
    }

    /// <summary>The present rates of the groups, as PyTorch keeps them beside the state.</summary>
    private protected List<object?> LastRates => [.. Optimizer.Groups.Select(group => (object?)group.LearningRate)];

    /// <summary>
    /// Adds the settings under PyTorch's names, so that the state tells what it is of. They are never read: the configuration says
    /// how training goes on.
    /// </summary>
    private protected virtual void WriteSettings(OrderedDictionary<string, object?> state)
    {
    }

    /// <summary>Sets what training begins with; nothing unless overridden.</summary>
    protected virtual void Begin() => Refresh();

    /// <summary>Sets the learning rates; <see cref="Position"/> counts the step already.</summary>
    protected abstract void Advance();
}
