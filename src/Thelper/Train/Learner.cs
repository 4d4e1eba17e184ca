using Thelper.Optimization;
using Thelper.Sessions;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;

namespace Thelper.Train;

/// <summary>
/// The part of a trainer that changes the model: optimizer and scheduler, what happens to gradients between backward pass
/// and step, the average of the weights, and the state that all these keep.
/// <code>
/// for each batch
///     backward pass of the loss, scaled where gradients are in half precision
///     when as many batches as a step takes are done
///         gradients become the mean, unscaled; where one is not finite then, the step is left out
///         gradients are clipped
///         optimizer step, for which some optimizers compute the loss again
///         the weights enter the average
/// </code>
/// </summary>
internal sealed class Learner : IDisposable
{
    private readonly Optimizer _optimizer;
    private readonly Schedule _schedule;
    private readonly StepOptions _options;
    private readonly IReadOnlyList<Tensor> _parameters;
    private readonly GradScaler? _scaler;
    private readonly ModelAverage? _average;
    private readonly List<string> _warnings;
    private int _pending;

    /// <param name="options">Optimizer and scheduler.</param>
    /// <param name="step">How a step is made.</param>
    /// <param name="plan">How long the session trains, and what the scheduler looks at.</param>
    /// <param name="model">Its parameters are changed; already on its device and in its memory format.</param>
    /// <param name="checkpoint">Where to go on from; null starts from the beginning.</param>
    public Learner(
        OptimizationOptions options, StepOptions step, SchedulePlan plan, Module model, Checkpoint? checkpoint)
    {
        (_options, _warnings) = (step, [.. plan.Warnings]);
        _optimizer = options.Optimizer.CreateFor(model);
        _parameters = [.. _optimizer.Groups.SelectMany(group => group.Parameters)];
        _schedule = new Schedule(options, _optimizer, plan);
        _scaler = step.Autocast == AutocastType.Float16 ? new GradScaler() : null;
        _average = step.EmaDecay is { } decay ? new ModelAverage(model, decay) : null;
        if (checkpoint is not null)
        {
            Restore(checkpoint);
        }
    }

    /// <summary>What a person may not have meant.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    public double LearningRate => _optimizer.Groups[0].LearningRate;

    /// <summary>Optimizer steps made in all; those that were left out do not count.</summary>
    public long StepsMade { get; private set; }

    /// <summary>
    /// Whether no batch waits for its step. Only then is there a state to save, because gradients are not part of it.
    /// </summary>
    public bool IsBetweenSteps => _pending == 0;

    /// <summary>
    /// Whether a step with gradients that are not finite is left out, so that training can go on. No longer so where smaller and
    /// smaller scales did not help.
    /// </summary>
    public bool LeavesOutOverflow => _scaler is { Scale: > 1 };

    /// <summary>Goes back from a loss, and makes a step when enough batches have done so.</summary>
    /// <param name="loss">Of one batch; one element. Stays the caller's.</param>
    /// <param name="repeat">Computes the loss of the same batch anew, for optimizers that need it more than once.</param>
    /// <exception cref="SessionException">The gradients are to be clipped, and are not finite.</exception>
    public void Learn(Tensor loss, Func<Tensor> repeat)
    {
        if (_optimizer.NeedsEvaluations)
        {
            Evaluate(loss, repeat);
            return;
        }

        if (_pending == 0)
        {
            _optimizer.ClearGradients();
        }

        (_scaler?.Multiply(loss) ?? loss).Backward();
        _pending++;
        if (_pending == _options.Accumulate)
        {
            Step();
        }
    }

    /// <summary>Makes the step of the batches that are left when the training set ends; before anything is evaluated.</summary>
    /// <exception cref="SessionException">The gradients are to be clipped, and are not finite.</exception>
    public void EndPass()
    {
        if (_pending > 0)
        {
            Step();
        }
    }

    /// <summary>Sets the learning rate of the next epoch.</summary>
    /// <param name="result">What the epoch gave on the validation set, or on the training set where there is none.</param>
    public void EndEpoch(PassResult result) => _schedule.EndEpoch(result);

    /// <summary>
    /// Gives the model the averaged weights until the result is disposed; null, which <see langword="using"/> takes too, where
    /// there is no average.
    /// </summary>
    public IDisposable? UseAverage() => _average?.Swap();

    /// <summary>Gives the model the trained weights back until the result is disposed, where it has the averaged ones; else null.</summary>
    public IDisposable? SuspendAverage() => _average?.Suspend();

    /// <summary>The state under its names in a checkpoint; the tensors stay the learner's and the model's.</summary>
    /// <exception cref="InvalidOperationException">A batch waits for its step; see <see cref="IsBetweenSteps"/>.</exception>
    public OrderedDictionary<string, object?> ToPlainData()
    {
        if (!IsBetweenSteps)
        {
            throw new InvalidOperationException(
                $"{_pending} of {_options.Accumulate} batches of a step are done; there is no state to save before the step.");
        }

        return new()
        {
            ["optimizer"] = _optimizer.StateDictionary(),
            ["optimizer_type"] = Kind,
            ["scheduler"] = _schedule.StateDictionary(),
            [Checkpoint.ScalerKey] = _scaler?.StateDictionary(),
            [Checkpoint.AverageKey] = _average?.StateDictionary(),
            [Checkpoint.StepsKey] = StepsMade,
        };
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _average?.Dispose();
    }

    private string Kind => _optimizer.GetType().Name;

    private void Step()
    {
        var divisor = _pending * (_scaler?.Scale ?? 1);
        _pending = 0;
        Gradients.Multiply(_parameters, 1 / divisor);
        if (_scaler is not null)
        {
            var isFinite = Gradients.AreFinite(_parameters);
            _scaler.Update(overflowed: !isFinite);
            if (!isFinite)
            {
                return;
            }
        }

        Clip();
        _optimizer.Step();
        EndStep();
    }

    /// <summary>Makes a step for which the loss of a batch is computed several times.</summary>
    private void Evaluate(Tensor first, Func<Tensor> repeat)
    {
        Tensor? known = first;
        _optimizer.Step(() =>
        {
            using var scope = TensorScope.Open();
            _optimizer.ClearGradients();
            var loss = known ?? repeat();
            known = null;
            loss.Backward();
            return loss.ToDouble();
        });
        EndStep();
    }

    private void EndStep()
    {
        _schedule.EndStep();
        StepsMade++;
        _average?.Update();
    }

    private void Clip()
    {
        if (_options.ClipNorm is { } norm && !double.IsFinite(Gradients.ClipNorm(_parameters, norm)))
        {
            throw new SessionException(
                $"The gradients of optimizer step {StepsMade + 1} are not finite, so they cannot be clipped to a norm of {norm:G}. "
                + "A lower learning rate often helps (trainer.optimization.optimizer.params.lr).");
        }

        if (_options.ClipValue is { } value)
        {
            Gradients.ClipValue(_parameters, value);
        }
    }

    /// <summary>What the checkpoint has no state of starts anew: an average from the weights as they are.</summary>
    private void Restore(Checkpoint checkpoint)
    {
        StepsMade = checkpoint.OptimizerSteps;
        if (checkpoint.OptimizerKind is { } before && before != Kind)
        {
            _warnings.Add($"The session was trained with {before}, and goes on with {Kind}, which starts without a state.");
        }
        else if (checkpoint.Optimizer is { } changed && !_optimizer.HasSameGroups(changed))
        {
            _warnings.Add("The optimizer's groups have other parameters than before, so it starts without a state.");
        }
        else if (checkpoint.Optimizer is { } optimizer)
        {
            _optimizer.LoadStateDictionary(optimizer);
            FollowConfiguration(optimizer);
        }

        _schedule.Resume(checkpoint);
        if (checkpoint.Scaler is { } scaler)
        {
            _scaler?.LoadStateDictionary(scaler);
        }

        if (checkpoint.Average is { } average)
        {
            _average?.LoadStateDictionary(average);
        }
    }

    /// <summary>
    /// Where the configuration has another learning rate than the one that the session began with, what a scheduler has made
    /// of the old one is done to the new one.
    /// </summary>
    private void FollowConfiguration(IReadOnlyDictionary<string, object?> saved)
    {
        foreach (var (group, values) in _optimizer.Groups.Zip((IReadOnlyList<object?>)saved["param_groups"]!))
        {
            var before = ((IReadOnlyDictionary<string, object?>)values!).GetValueOrDefault("initial_lr") as double?;
            if (before > 0 && before != group.InitialLearningRate)
            {
                group.LearningRate *= group.InitialLearningRate / before.Value;
            }
        }
    }
}
