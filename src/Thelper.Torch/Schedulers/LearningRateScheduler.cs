using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Schedulers;

/// <summary>Changes an optimizer's learning rates from epoch to epoch.</summary>
/// <param name="optimizer">Whose groups it changes; stays the caller's.</param>
public abstract class LearningRateScheduler(Optimizer optimizer)
{
    /// <summary>Epochs that have ended.</summary>
    public long Epoch { get; private set; }

    /// <summary>Sets the learning rates for the next epoch; called once after each.</summary>
    public void Step()
    {
        Epoch++;
        foreach (var group in optimizer.Groups)
        {
            group.LearningRate = Next(group);
        }
    }

    /// <summary>What must be kept to go on from here, under PyTorch's names.</summary>
    public OrderedDictionary<string, object?> StateDictionary() => new() { ["last_epoch"] = Epoch };

    /// <summary>Goes back to a state that <see cref="StateDictionary"/> gave. Learning rates are the optimizer's state.</summary>
    /// <param name="dictionary">The state.</param>
    public void LoadStateDictionary(IReadOnlyDictionary<string, object?> dictionary) =>
        Epoch = Convert.ToInt64(dictionary["last_epoch"], null);

    /// <summary>The learning rate of a group in the epoch <see cref="Epoch"/>.</summary>
    /// <param name="group">With the learning rate of the epoch before.</param>
    protected abstract double Next(ParameterGroup group);
}

/// <summary>Multiplies the learning rate after every so many epochs; <c>torch.optim.lr_scheduler.StepLR</c>.</summary>
/// <param name="optimizer">Whose groups it changes.</param>
/// <param name="stepSize">Epochs between two changes; at least 1.</param>
/// <param name="gamma">The factor; 0.1 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">The step size is below 1.</exception>
public sealed class StepLR(Optimizer optimizer, long stepSize, double gamma = 0.1) : LearningRateScheduler(optimizer)
{
    private readonly long _stepSize = stepSize >= 1
        ? stepSize
        : throw new ArgumentOutOfRangeException(nameof(stepSize), stepSize, "A step size is at least 1 epoch.");

    /// <inheritdoc/>
    protected override double Next(ParameterGroup group) =>
        Epoch % _stepSize == 0 ? group.LearningRate * gamma : group.LearningRate;
}
