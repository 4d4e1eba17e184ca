using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Losses;
using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Optimization;

/// <summary>The options of a loss in a configuration.</summary>
[ComponentKind("loss")]
public interface ILossOptions
{
    /// <summary>Makes the loss.</summary>
    /// <param name="task">What the model is asked to do.</param>
    /// <exception cref="SettingException">The options do not fit the task.</exception>
    ILoss Create(LearningTask task);
}

/// <summary>The options of an optimizer in a configuration.</summary>
[ComponentKind("optimizer")]
public interface IOptimizerOptions
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="parameters">The tensors that it changes.</param>
    Optimizer Create(IReadOnlyList<Tensor> parameters);

    /// <summary>Makes the optimizer of a model, whose parameters may be treated differently by their names; by default they are not.</summary>
    /// <param name="model">Its parameters are changed.</param>
    /// <exception cref="SettingException">The options do not fit the model.</exception>
    Optimizer CreateFor(Module model) => Create(model.Parameters());
}

/// <summary>The options of a learning-rate scheduler in a configuration.</summary>
[ComponentKind("scheduler")]
public interface ISchedulerOptions
{
    /// <summary>Makes the scheduler.</summary>
    /// <param name="optimizer">Whose learning rates it changes.</param>
    /// <param name="length">How long the session trains.</param>
    /// <exception cref="SettingException">The options do not fit.</exception>
    LearningRateScheduler Create(Optimizer optimizer, ScheduleLength length);
}

/// <summary>The <c>optimization</c> part of a trainer's section.</summary>
public sealed record OptimizationOptions
{
    /// <summary>What is made small; needed unless the trainer takes its loss from elsewhere.</summary>
    public LossSection? Loss { get; init; }

    /// <summary>How.</summary>
    public required IOptimizerOptions Optimizer { get; init; }

    /// <summary>How the learning rate changes as training goes on; by default it does not.</summary>
    public SchedulerSection? Scheduler { get; init; }
}
