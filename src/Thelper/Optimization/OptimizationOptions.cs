using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Losses;
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
}

/// <summary>The options of a learning-rate scheduler in a configuration.</summary>
[ComponentKind("scheduler")]
public interface ISchedulerOptions
{
    /// <summary>Makes the scheduler.</summary>
    /// <param name="optimizer">Whose learning rates it changes.</param>
    LearningRateScheduler Create(Optimizer optimizer);
}

/// <summary>The <c>optimization</c> part of a trainer's section.</summary>
public sealed record OptimizationOptions
{
    /// <summary>What is made small; needed unless the trainer takes its loss from elsewhere.</summary>
    public ILossOptions? Loss { get; init; }

    /// <summary>How.</summary>
    public required IOptimizerOptions Optimizer { get; init; }

    /// <summary>How the learning rate changes from epoch to epoch; by default it does not.</summary>
    public ISchedulerOptions? Scheduler { get; init; }
}
