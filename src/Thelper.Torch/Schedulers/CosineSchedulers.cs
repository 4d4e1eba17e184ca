using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Schedulers;

/// <summary>
/// Lets the learning rate fall along half a cosine, and rise again after it; <c>torch.optim.lr_scheduler.CosineAnnealingLR</c>.
/// </summary>
/// <param name="optimizer">Whose groups it changes.</param>
/// <param name="epochs">When the least rate is reached; at least 1.</param>
/// <param name="least">The least rate; 0 by default.</param>
public sealed class CosineAnnealingLR(Optimizer optimizer, long epochs, double least = 0) : FormulaScheduler(optimizer)
{
    /// <inheritdoc/>
    protected override double RateAt(int group, long position) => Cosine.Between(InitialRate(group), least, (double)position / epochs);

    private protected override void WriteSettings(OrderedDictionary<string, object?> state)
    {
        state["T_max"] = epochs;
        state["eta_min"] = least;
    }
}

/// <summary>
/// Lets the learning rate fall along half a cosine, again and again from the top (Loshchilov and Hutter, SGDR, 2017);
/// <c>torch.optim.lr_scheduler.CosineAnnealingWarmRestarts</c>.
/// </summary>
/// <param name="optimizer">Whose groups it changes.</param>
/// <param name="epochs">The length of the first cycle; at least 1.</param>
/// <param name="growth">How many times as long as the one before each cycle is; 1 by default.</param>
/// <param name="least">The least rate; 0 by default.</param>
public sealed class CosineAnnealingWarmRestarts(Optimizer optimizer, long epochs, long growth = 1, double least = 0)
    : FormulaScheduler(optimizer)
{
    /// <inheritdoc/>
    protected override double RateAt(int group, long position)
    {
        var (rest, cycle) = CycleAt(position);
        return Cosine.Between(InitialRate(group), least, (double)rest / cycle);
    }

    private protected override void WriteSettings(OrderedDictionary<string, object?> state)
    {
        var (rest, cycle) = CycleAt(Position);
        state["T_0"] = epochs;
        state["T_i"] = cycle;
        state["T_mult"] = growth;
        state["eta_min"] = least;
        state["T_cur"] = rest;
    }

    /// <summary>How far a position is in its cycle, and how long that is.</summary>
    private (long Passed, long Cycle) CycleAt(long position)
    {
        var (rest, cycle) = (position, epochs);
        if (growth == 1)
        {
            rest %= cycle;
        }

        while (rest >= cycle)
        {
            rest -= cycle;
            cycle *= growth;
        }

        return (rest, cycle);
    }
}

/// <summary>Half a cosine between two values.</summary>
internal static class Cosine
{
    /// <param name="start">The value at 0.</param>
    /// <param name="end">The value at 1.</param>
    /// <param name="part">Where between them.</param>
    public static double Between(double start, double end, double part) => end + ((start - end) / 2 * (1 + Math.Cos(Math.PI * part)));
}
