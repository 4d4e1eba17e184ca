using Thelper.Configuration;
using Thelper.Data;
using Thelper.Optimization;
using Thelper.Sessions;
using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Train;

/// <summary>What is known of the learning rates before training begins.</summary>
/// <param name="Length">How long the session trains.</param>
/// <param name="Metric">What the scheduler looks at; null for nothing.</param>
internal sealed record SchedulePlan(ScheduleLength Length, StepMetric? Metric)
{
    /// <summary>Checks the scheduler of the options, and finds what it looks at.</summary>
    /// <exception cref="SettingException">There is no such metric, or the scheduler does not fit the length; or the optimizer not the model.</exception>
    public static SchedulePlan Create(TrainerOptions options, Module model, LoaderSet loaders, IReadOnlyDictionary<string, SetRun> sets)
    {
        var batches = loaders.Train?.BatchCount ?? 1;
        var steps = (batches + options.Step.Accumulate - 1) / options.Step.Accumulate;
        var plan = new SchedulePlan(new ScheduleLength(options.Epochs ?? 1, steps), StepMetric.Create(options, sets));
        if (loaders.Train is not null)
        {
            plan.RequireFit(options, model);
        }

        return options.Optimization?.Scheduler is { } scheduler ? plan with { Warnings = [.. plan.WarningsOf(scheduler)] } : plan;
    }

    public bool HigherIsBetter => Metric?.HigherIsBetter ?? false;

    /// <summary>What a person may not have meant; fewer epochs than usual may be a trial.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>Makes, and drops, optimizer and scheduler, so that what does not go together is found before a session begins.</summary>
    private void RequireFit(TrainerOptions options, Module model)
    {
        if (options.Optimization is not null && model.Parameters().Count == 0)
        {
            throw new SettingException(
                options, nameof(options.Optimization), $"is to train {model.GetType().Name}, but that has no parameters to train; it can be evaluated "
                + "alone, without a train_split.");
        }

        using var optimizer = options.Optimization?.Optimizer.CreateFor(model);
        if (optimizer is not null)
        {
            options.Step.RequireFit(optimizer);
            options.Optimization?.Scheduler?.Create(optimizer, Length, HigherIsBetter);
        }
    }

    private IEnumerable<string> WarningsOf(SchedulerSection scheduler)
    {
        if (scheduler.WarmupEpochs >= Length.Epochs)
        {
            yield return $"The scheduler's warmup_epochs is {scheduler.WarmupEpochs}, but training has "
                + $"{(Length.Epochs == 1 ? "1 epoch" : $"{Length.Epochs} epochs")}, so the learning rate never reaches its full height.";
        }
    }
}

/// <summary>Changes the learning rates while a session runs, after each step or each epoch; or leaves them as they are.</summary>
internal sealed class Schedule
{
    private const string UnitKey = "unit";

    private readonly SchedulePlan _plan;
    private readonly LearningRateScheduler? _scheduler;

    /// <param name="options">The scheduler, or none.</param>
    /// <param name="optimizer">Whose learning rates change; stays the caller's.</param>
    /// <param name="plan">Length and metric.</param>
    public Schedule(OptimizationOptions options, Optimizer optimizer, SchedulePlan plan)
    {
        _plan = plan;
        _scheduler = options.Scheduler?.Create(optimizer, plan.Length, plan.HigherIsBetter);
        _scheduler?.Start();
    }

    private string UnitName => _scheduler?.Unit == StepUnit.Step ? "step" : "epoch";

    /// <summary>An optimizer step was made.</summary>
    public void EndStep() => Move(StepUnit.Step);

    /// <summary>An epoch has ended.</summary>
    /// <param name="result">What it gave on the validation set, or on the training set where there is none.</param>
    public void EndEpoch(PassResult result)
    {
        if (_plan.Metric?.Of(result) is { } value)
        {
            _scheduler?.Observe(value);
        }

        Move(StepUnit.Epoch);
    }

    /// <summary>The scheduler's state; null where there is none.</summary>
    public OrderedDictionary<string, object?>? StateDictionary()
    {
        var state = _scheduler?.StateDictionary();
        state?.Add(UnitKey, UnitName);
        return state;
    }

    /// <summary>
    /// Brings the scheduler to where the session stopped. One that the configuration did not have before goes to where it would
    /// be by now.
    /// </summary>
    public void Resume(Checkpoint checkpoint)
    {
        if (_scheduler is not null && checkpoint.Scheduler is { } saved && UnitName.Equals(saved.GetValueOrDefault(UnitKey) ?? UnitName))
        {
            _scheduler.LoadStateDictionary(saved);
        }
        else
        {
            var epochs = checkpoint.Epoch + 1L;
            _scheduler?.MoveTo(_scheduler.Unit == StepUnit.Step ? epochs * _plan.Length.StepsPerEpoch : epochs);
        }

        _scheduler?.Refresh();
    }

    private void Move(StepUnit unit)
    {
        if (_scheduler?.Unit == unit)
        {
            _scheduler.Step();
        }
    }
}
