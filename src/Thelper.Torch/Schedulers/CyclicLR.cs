using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Schedulers;

/// <summary>How the cycles of <see cref="CyclicLR"/> shrink.</summary>
public enum CyclicMode
{
    /// <summary>They do not.</summary>
    Triangular,

    /// <summary>Each has half the height of the one before.</summary>
    Triangular2,

    /// <summary>The height is multiplied after every step.</summary>
    ExpRange,
}

/// <summary>The options of <see cref="CyclicLR"/>, with PyTorch's defaults.</summary>
public sealed record CyclicOptions
{
    /// <summary>The lowest learning rate.</summary>
    public required double BaseRate { get; init; }

    /// <summary>The highest learning rate.</summary>
    public required double MaxRate { get; init; }

    /// <summary>Steps from the lowest to the highest; 2000 by default.</summary>
    public long StepsUp { get; init; } = 2000;

    /// <summary>Steps back; as many by default.</summary>
    public long? StepsDown { get; init; }

    /// <summary>How cycles shrink; by default they do not.</summary>
    public CyclicMode Mode { get; init; }

    /// <summary>The factor of <see cref="CyclicMode.ExpRange"/>; 1 by default.</summary>
    public double Gamma { get; init; } = 1;

    /// <summary>Whether the momentum moves against the rate; true by default, and then the optimizer needs one.</summary>
    public bool CycleMomentum { get; init; } = true;

    /// <summary>The momentum at the highest rate; 0.8 by default.</summary>
    public double BaseMomentum { get; init; } = 0.8;

    /// <summary>The momentum at the lowest rate; 0.9 by default.</summary>
    public double MaxMomentum { get; init; } = 0.9;
}

/// <summary>
/// Moves the learning rate up and down between two bounds, step by step (Smith, Cyclical Learning Rates, 2017);
/// <c>torch.optim.lr_scheduler.CyclicLR</c>. The rates do not follow from those of the groups.
/// </summary>
public sealed class CyclicLR : FormulaScheduler
{
    private readonly CyclicOptions _options;

    /// <param name="optimizer">Whose groups it changes.</param>
    /// <param name="options">The shape of the cycles.</param>
    /// <exception cref="ArgumentException">The momentum is to move, but the optimizer has none.</exception>
    public CyclicLR(Optimizer optimizer, CyclicOptions options)
        : base(optimizer)
    {
        MomentumCycle.Require(optimizer, options.CycleMomentum);
        _options = options;
    }

    /// <inheritdoc/>
    public override StepUnit Unit => StepUnit.Step;

    /// <inheritdoc/>
    protected override double RateAt(double initial, long position) =>
        _options.BaseRate + ((_options.MaxRate - _options.BaseRate) * HeightAt(position));

    /// <inheritdoc/>
    protected override double? MomentumAt(long position) => _options.CycleMomentum
        ? _options.MaxMomentum - ((_options.MaxMomentum - _options.BaseMomentum) * HeightAt(position))
        : null;

    private double HeightAt(long position)
    {
        var (up, down) = (_options.StepsUp, _options.StepsDown ?? _options.StepsUp);
        var (cycle, step) = Math.DivRem(position, up + down);
        var height = step <= up ? (double)step / up : (double)(up + down - step) / down;
        return height * _options.Mode switch
        {
            CyclicMode.Triangular2 => Math.Pow(0.5, cycle),
            CyclicMode.ExpRange => Math.Pow(_options.Gamma, position),
            _ => 1,
        };
    }
}
