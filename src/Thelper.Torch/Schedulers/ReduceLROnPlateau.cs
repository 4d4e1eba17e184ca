using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Schedulers;

/// <summary>The options of <see cref="ReduceLROnPlateau"/>, with PyTorch's defaults.</summary>
public sealed record PlateauOptions
{
    /// <summary>Whether higher values are better; false by default.</summary>
    public bool HigherIsBetter { get; init; }

    /// <summary>The factor of a reduction; 0.1 by default, below 1.</summary>
    public double Factor { get; init; } = 0.1;

    /// <summary>How many epochs in a row may be no better; 10 by default.</summary>
    public long Patience { get; init; } = 10;

    /// <summary>By how much a value must be better to count; 1e-4 by default.</summary>
    public double Threshold { get; init; } = 1e-4;

    /// <summary>Whether <see cref="Threshold"/> is a difference; by default it is a share of the best value.</summary>
    public bool IsAbsolute { get; init; }

    /// <summary>Epochs after a reduction in which nothing is counted; 0 by default.</summary>
    public long Cooldown { get; init; }

    /// <summary>No rate is reduced below this; 0 by default.</summary>
    public PerGroup MinRate { get; init; } = 0;

    /// <summary>A reduction by no more than this is not made; 1e-8 by default.</summary>
    public double Epsilon { get; init; } = 1e-8;
}

/// <summary>
/// Reduces the learning rate when a value has not become better for some epochs;
/// <c>torch.optim.lr_scheduler.ReduceLROnPlateau</c>. Without a value, an epoch does not count.
/// </summary>
/// <param name="optimizer">Whose groups it changes.</param>
/// <param name="options">When, and by how much.</param>
public sealed class ReduceLROnPlateau(Optimizer optimizer, PlateauOptions options) : LearningRateScheduler(optimizer)
{
    private double _best = options.HigherIsBetter ? double.NegativeInfinity : double.PositiveInfinity;
    private long _badEpochs;
    private long _cooldown;
    private double? _observed;

    /// <inheritdoc/>
    public override void Observe(double value) => _observed = value;

    /// <inheritdoc/>
    public override OrderedDictionary<string, object?> StateDictionary()
    {
        var state = new OrderedDictionary<string, object?>
        {
            ["factor"] = options.Factor,
            ["min_lrs"] = options.MinRate.All(Optimizer),
            ["patience"] = options.Patience,
            ["verbose"] = false,
            ["cooldown"] = options.Cooldown,
            ["cooldown_counter"] = _cooldown,
            ["mode"] = Mode,
            ["threshold"] = options.Threshold,
            ["threshold_mode"] = options.IsAbsolute ? "abs" : "rel",
            ["best"] = _best,
            ["num_bad_epochs"] = _badEpochs,
            ["mode_worse"] = options.HigherIsBetter ? double.NegativeInfinity : double.PositiveInfinity,
            ["eps"] = options.Epsilon,
            ["last_epoch"] = Position,
        };
        if (Position > 0)
        {
            state["_last_lr"] = LastRates;
        }

        return state;
    }

    /// <inheritdoc/>
    public override void LoadStateDictionary(IReadOnlyDictionary<string, object?> dictionary)
    {
        base.LoadStateDictionary(dictionary);

        // The state may be that of another scheduler, or of another goal, where the best value would be the worst.
        if (dictionary.GetValueOrDefault("best") is double best && Mode.Equals(dictionary.GetValueOrDefault("mode")))
        {
            _best = best;
            _badEpochs = Convert.ToInt64(dictionary["num_bad_epochs"], null);
            _cooldown = Convert.ToInt64(dictionary["cooldown_counter"], null);
        }
    }

    /// <inheritdoc/>
    protected override void Advance()
    {
        if (_observed is not { } value)
        {
            return;
        }

        _observed = null;
        (_best, _badEpochs) = IsBetter(value) ? (value, 0) : (_best, _badEpochs + 1);
        if (_cooldown > 0)
        {
            (_cooldown, _badEpochs) = (_cooldown - 1, 0);
        }

        if (_badEpochs > options.Patience)
        {
            Reduce();
            (_cooldown, _badEpochs) = (options.Cooldown, 0);
        }
    }

    /// <summary>Starts each group from its initial rate.</summary>
    protected override void Begin()
    {
        foreach (var group in Optimizer.Groups)
        {
            group.LearningRate = group.InitialLearningRate;
        }
    }

    private string Mode => options.HigherIsBetter ? "max" : "min";

    private bool IsBetter(double value) => options switch
    {
        { HigherIsBetter: false, IsAbsolute: false } => value < _best * (1 - options.Threshold),
        { HigherIsBetter: false } => value < _best - options.Threshold,
        { IsAbsolute: false } => value > _best * (1 + options.Threshold),
        _ => value > _best + options.Threshold,
    };

    private void Reduce()
    {
        foreach (var (i, group) in Optimizer.Groups.Index())
        {
            var reduced = Math.Max(group.LearningRate * options.Factor, options.MinRate[i]);
            if (group.LearningRate - reduced > options.Epsilon)
            {
                group.LearningRate = reduced;
            }
        }
    }
}
