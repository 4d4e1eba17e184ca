using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Schedulers;

/// <summary>Multiplies the learning rate after every so many epochs; <c>torch.optim.lr_scheduler.StepLR</c>.</summary>
/// <param name="optimizer">Whose groups it changes.</param>
/// <param name="stepSize">Epochs between two changes; at least 1.</param>
/// <param name="gamma">The factor; 0.1 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">The step size is below 1.</exception>
public sealed class StepLR(Optimizer optimizer, long stepSize, double gamma = 0.1) : FactorScheduler(optimizer)
{
    private readonly long _stepSize = stepSize >= 1
        ? stepSize
        : throw new ArgumentOutOfRangeException(nameof(stepSize), stepSize, "A step size is at least 1 epoch.");

    /// <inheritdoc/>
    protected internal override double FactorAt(int group, long position) => Math.Pow(gamma, position / _stepSize);

    private protected override void WriteSettings(OrderedDictionary<string, object?> state)
    {
        state["step_size"] = _stepSize;
        state["gamma"] = gamma;
    }
}

/// <summary>Multiplies the learning rate when certain epochs begin; <c>torch.optim.lr_scheduler.MultiStepLR</c>.</summary>
/// <param name="optimizer">Whose groups it changes.</param>
/// <param name="milestones">Those epochs, from 0; one that is named twice counts twice.</param>
/// <param name="gamma">The factor; 0.1 by default.</param>
public sealed class MultiStepLR(Optimizer optimizer, IReadOnlyList<long> milestones, double gamma = 0.1) : FactorScheduler(optimizer)
{
    /// <inheritdoc/>
    protected internal override double FactorAt(int group, long position) =>
        Math.Pow(gamma, milestones.Count(milestone => milestone <= position));

    private protected override void WriteSettings(OrderedDictionary<string, object?> state)
    {
        state["milestones"] = new OrderedDictionary<long, object?>(milestones.CountBy(milestone => milestone)
            .Select(pair => KeyValuePair.Create(pair.Key, (object?)(long)pair.Value)));
        state["gamma"] = gamma;
    }
}

/// <summary>Multiplies the learning rate after every epoch; <c>torch.optim.lr_scheduler.ExponentialLR</c>.</summary>
/// <param name="optimizer">Whose groups it changes.</param>
/// <param name="gamma">The factor.</param>
public sealed class ExponentialLR(Optimizer optimizer, double gamma) : FactorScheduler(optimizer)
{
    /// <inheritdoc/>
    protected internal override double FactorAt(int group, long position) => Math.Pow(gamma, position);

    private protected override void WriteSettings(OrderedDictionary<string, object?> state)
    {
        state["gamma"] = gamma;
    }
}

/// <summary>Lets the learning rate fall to 0 along a power; <c>torch.optim.lr_scheduler.PolynomialLR</c>.</summary>
/// <param name="optimizer">Whose groups it changes.</param>
/// <param name="epochs">When it is 0; 5 by default.</param>
/// <param name="power">1, the default, is a straight line.</param>
public sealed class PolynomialLR(Optimizer optimizer, long epochs = 5, double power = 1) : FactorScheduler(optimizer)
{
    /// <inheritdoc/>
    protected internal override double FactorAt(int group, long position) =>
        Math.Pow(1 - ((double)Math.Min(position, epochs) / epochs), power);

    private protected override void WriteSettings(OrderedDictionary<string, object?> state)
    {
        state["total_iters"] = epochs;
        state["power"] = power;
    }
}

/// <summary>Moves a factor of the learning rate along a straight line; <c>torch.optim.lr_scheduler.LinearLR</c>.</summary>
/// <param name="optimizer">Whose groups it changes.</param>
/// <param name="startFactor">The first factor; a third by default.</param>
/// <param name="endFactor">The last factor; 1 by default.</param>
/// <param name="epochs">When the last factor is reached; 5 by default.</param>
public sealed class LinearLR(Optimizer optimizer, double startFactor = 1.0 / 3, double endFactor = 1, long epochs = 5)
    : FactorScheduler(optimizer)
{
    /// <inheritdoc/>
    protected internal override double FactorAt(int group, long position) =>
        startFactor + ((endFactor - startFactor) * Math.Min(position, epochs) / epochs);

    private protected override void WriteSettings(OrderedDictionary<string, object?> state)
    {
        state["start_factor"] = startFactor;
        state["end_factor"] = endFactor;
        state["total_iters"] = epochs;
    }
}

/// <summary>Multiplies the learning rate for the first epochs alone; <c>torch.optim.lr_scheduler.ConstantLR</c>.</summary>
/// <param name="optimizer">Whose groups it changes.</param>
/// <param name="factor">The factor; a third by default.</param>
/// <param name="epochs">For how many epochs; 5 by default.</param>
public sealed class ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, long epochs = 5) : FactorScheduler(optimizer)
{
    /// <inheritdoc/>
    protected internal override double FactorAt(int group, long position) => position < epochs ? factor : 1;

    private protected override void WriteSettings(OrderedDictionary<string, object?> state)
    {
        state["factor"] = factor;
        state["total_iters"] = epochs;
    }
}

/// <summary>
/// Gives the learning rate another factor from certain epochs on: the initial rate times the factor of the last milestone that
/// has come, and 1 before the first.
/// </summary>
/// <param name="optimizer">Whose groups it changes.</param>
/// <param name="milestones">Epochs from 0, in any order, each with the factor from there on.</param>
public sealed class CustomStepLR(Optimizer optimizer, IReadOnlyDictionary<long, double> milestones) : FactorScheduler(optimizer)
{
    private readonly KeyValuePair<long, double>[] _milestones = [.. milestones.OrderBy(milestone => milestone.Key)];

    /// <inheritdoc/>
    protected internal override double FactorAt(int group, long position)
    {
        var passed = _milestones.Count(milestone => milestone.Key <= position);
        return passed == 0 ? 1 : _milestones[passed - 1].Value;
    }

    private protected override void WriteSettings(OrderedDictionary<string, object?> state)
    {
        state["milestones"] = new OrderedDictionary<long, object?>(
            _milestones.Select(milestone => KeyValuePair.Create(milestone.Key, (object?)milestone.Value)));
    }
}
