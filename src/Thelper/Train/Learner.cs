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
    private readonly Optimizer _optimizer;
    private readonly LearningRateScheduler? _scheduler;

    /// <param name="options">Optimizer and scheduler.</param>
    /// <param name="model">Its parameters are changed; already on its device.</param>
    /// <param name="checkpoint">Where to go on from; null starts from the beginning.</param>
    public Learner(OptimizationOptions options, Module model, Checkpoint? checkpoint)
    {
        _optimizer = options.Optimizer.Create(model.Parameters());
        _scheduler = options.Scheduler?.Create(_optimizer);
        if (checkpoint?.Optimizer is { } optimizer)
        {
            _optimizer.LoadStateDictionary(optimizer);
            FollowConfiguration(optimizer);
        }

        if (checkpoint?.Scheduler is { } scheduler)
        {
            _scheduler?.LoadStateDictionary(scheduler);
        }
    }

    public double LearningRate => _optimizer.Groups[0].LearningRate;

    /// <summary>Makes one step against the gradient of a loss.</summary>
    public void Learn(Tensor loss)
    {
        _optimizer.ClearGradients();
        loss.Backward();
        _optimizer.Step();
    }

    /// <summary>Sets the learning rate of the next epoch.</summary>
    public void EndEpoch() => _scheduler?.Step();

    /// <summary>The state under its names in a checkpoint; the tensors stay the learner's.</summary>
    public OrderedDictionary<string, object?> ToPlainData() => new()
    {
        ["optimizer"] = _optimizer.StateDictionary(),
        ["scheduler"] = _scheduler?.StateDictionary(),
    };

    public void Dispose() => _optimizer.Dispose();

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
