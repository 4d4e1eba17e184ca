using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Schedulers;

/// <summary>A scheduler whose learning rates follow from the position and the initial rates alone.</summary>
/// <param name="optimizer">Whose groups it changes; stays the caller's.</param>
public abstract class FormulaScheduler(Optimizer optimizer) : LearningRateScheduler(optimizer)
{
    /// <inheritdoc/>
    public sealed override void Refresh()
    {
        for (var i = 0; i < Optimizer.Groups.Count; i++)
        {
            var group = Optimizer.Groups[i];
            group.LearningRate = RateAt(i, Position);
            group.Momentum = MomentumAt(i, Position) ?? group.Momentum;
        }
    }

    /// <inheritdoc/>
    protected sealed override void Advance() => Refresh();

    /// <summary>The rate that a group started from.</summary>
    /// <param name="group">Its index.</param>
    protected double InitialRate(int group) => Optimizer.Groups[group].InitialLearningRate;

    /// <summary>The learning rate of a group.</summary>
    /// <param name="group">Its index.</param>
    /// <param name="position">Epochs or steps that have ended.</param>
    protected abstract double RateAt(int group, long position);

    /// <summary>The momentum of a group; null, the default, leaves it alone.</summary>
    /// <param name="group">Its index.</param>
    /// <param name="position">Epochs or steps that have ended.</param>
    protected virtual double? MomentumAt(int group, long position) => null;
}

/// <summary>A scheduler that multiplies the initial rates, so that several can work together: see <see cref="ChainedScheduler"/>.</summary>
/// <param name="optimizer">Whose groups it changes; stays the caller's.</param>
public abstract class FactorScheduler(Optimizer optimizer) : FormulaScheduler(optimizer)
{
    /// <inheritdoc/>
    protected sealed override double RateAt(int group, long position) => InitialRate(group) * FactorAt(group, position);

    /// <summary>What the initial rate of a group is multiplied by.</summary>
    /// <param name="group">Its index.</param>
    /// <param name="position">Epochs or steps that have ended.</param>
    protected internal abstract double FactorAt(int group, long position);
}
