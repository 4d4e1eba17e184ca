using Thelper.Optimization;
using Thelper.Sessions;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Train;

/// <summary>The part of a trainer that changes the model: optimizer and scheduler, and the state that they keep.</summary>
internal sealed class Learner : IDisposable
{
    private const string UnitKey = "unit";

    private readonly Optimizer _optimizer;
    private readonly LearningRateScheduler? _scheduler;
    private readonly StepMetric? _stepMetric;

    /// <param name="options">Optimizer and scheduler.</param>
    /// <param name="model">Its parameters are changed; already on its device.</param>
    /// <param name="checkpoint">Where to go on from; null starts from the beginning.</param>
    /// <param name="length">How long the session trains.</param>
    /// <param name="stepMetric">What the scheduler looks at; null for nothing.</param>
    public Learner(
        OptimizationOptions options, Module model, Checkpoint? checkpoint, ScheduleLength length, StepMetric? stepMetric)
    {
        _stepMetric = stepMetric;
        _optimizer = options.Optimizer.Create(model.Parameters());
        _scheduler = options.Scheduler?.Create(_optimizer, length, stepMetric?.HigherIsBetter ?? false);
        _scheduler?.Start();
        if (checkpoint?.Optimizer is { } optimizer)
        {
            _optimizer.LoadStateDictionary(optimizer);
            FollowConfiguration(optimizer);
        }

        if (checkpoint is not null)
        {
            Resume(checkpoint, length);
        }
    }

    private string UnitName => _scheduler?.Unit == StepUnit.Step ? "step" : "epoch";

    public double LearningRate => _optimizer.Groups[0].LearningRate;

    /// <summary>Makes one step against the gradient of a loss.</summary>
    public void Learn(Tensor loss)
    {
        _optimizer.ClearGradients();
        loss.Backward();
        _optimizer.Step();
        StepScheduler(StepUnit.Step);
    }

    /// <summary>Sets the learning rate of the next epoch.</summary>
    /// <param name="result">What the epoch gave on the validation set, or on the training set where there is none.</param>
    public void EndEpoch(PassResult result)
    {
        if (_stepMetric?.Of(result) is { } value)
        {
            _scheduler?.Observe(value);
        }

        StepScheduler(StepUnit.Epoch);
    }

    /// <summary>The state under its names in a checkpoint; the tensors stay the learner's.</summary>
    public OrderedDictionary<string, object?> ToPlainData() => new()
    {
        ["optimizer"] = _optimizer.StateDictionary(),
        ["scheduler"] = SchedulerState(),
    };

    public void Dispose() => _optimizer.Dispose();

    private void StepScheduler(StepUnit unit)
    {
        if (_scheduler?.Unit == unit)
        {
            _scheduler.Step();
        }
    }

    private OrderedDictionary<string, object?>? SchedulerState()
    {
        var state = _scheduler?.StateDictionary();
        state?.Add(UnitKey, UnitName);
        return state;
    }

    /// <summary>
    /// Brings the scheduler to where the session stopped. One that the configuration did not have before goes to where it would
    /// be by now.
    /// </summary>
    private void Resume(Checkpoint checkpoint, ScheduleLength length)
    {
        if (_scheduler is not null && checkpoint.Scheduler is { } saved && UnitName.Equals(saved.GetValueOrDefault(UnitKey) ?? UnitName))
        {
            _scheduler.LoadStateDictionary(saved);
        }
        else
        {
            var epochs = checkpoint.Epoch + 1L;
            _scheduler?.MoveTo(_scheduler.Unit == StepUnit.Step ? epochs * length.StepsPerEpoch : epochs);
        }

        _scheduler?.Refresh();
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
