using Thelper.Configuration;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Optimization;
using Thelper.Sessions;
using Thelper.Torch;
using Thelper.Torch.Losses;

namespace Thelper.Train;

/// <summary>
/// Trains a model, epoch by epoch:
/// <code>
/// for each epoch that is left, until there is no more progress
///     for each batch of the training set
///         forward, loss, backward, optimizer step
///         consumers look at the predictions
///     for each batch of the validation set
///         forward, loss; consumers look at the predictions
///     reports are written
///     the monitored value says whether this epoch is the best
///     the scheduler sets the next learning rate
///     a checkpoint is saved
/// the best checkpoint is evaluated on the test set
/// </code>
/// A derived class says what one batch means: <see cref="Step"/>.
/// </summary>
public abstract partial class Trainer : SessionRunner, IDisposable
{
    private readonly TrainerOptions _options;
    private readonly Checkpoint? _checkpoint;
    private readonly ModelPlacement _placement;
    private readonly OrderedDictionary<string, SetRun> _sets;
    private readonly Monitor? _monitor;
    private readonly EarlyStopping? _stopping;
    private readonly SchedulePlan _schedule;
    private readonly TrainingState _state;
    private readonly EpochPass _pass;
    private readonly Outcome _outcome = new();
    private bool _isPrepared;

    /// <summary>Takes what it works with.</summary>
    /// <param name="arguments">Model, task, loaders and surroundings.</param>
    /// <param name="options">The trainer's section.</param>
    /// <param name="lossSource">Where losses come from; the configuration by default.</param>
    /// <exception cref="SettingException">The options do not fit the data or the machine.</exception>
    protected Trainer(TrainerArguments arguments, TrainerOptions options, LossSource lossSource = LossSource.Configuration)
        : base(arguments.Context, arguments.Model, arguments.Task, arguments.Loaders)
    {
        (_options, _checkpoint) = (options, arguments.Checkpoint);
        options.RequireFit(Loaders, lossSource);
        _placement = new ModelPlacement(arguments, options);
        _sets = SetRun.CreateAll(options, Task, Loaders);
        _monitor = Monitor.Create(options, _sets);
        _stopping = options.EarlyStopping is { } patience ? new EarlyStopping(patience) : null;
        _state = new TrainingState(_monitor, _stopping);
        _pass = new EpochPass(options, Context, Task, _state)
        {
            Compute = ComputeObserved,
            Device = Device,
            Seed = arguments.Seed,
            Monitored = options.Monitor,
        };
        _observer = new ModelObserver(options.Events, Context.Events, Model);
        _visualizers = [.. options.Viz.Select(visualization => visualization.Create(Task))];
        _visualizers.ToList().ForEach(visualizer => visualizer.Check(Model));
        _schedule = SchedulePlan.Create(options, Model, Loaders, _sets);
        Loss = options.Optimization?.Loss?.Create(new LossContext(Task, Loaders.CountClasses));
        if (_checkpoint is not null)
        {
            _state.Restore(_checkpoint);
            _sets.Values.ToList().ForEach(set => set.LastResult = _state.ResultOf(set, _state.LastEpoch));
        }
    }

    /// <summary>Where the model lies, and computes; the first of the devices where there are several.</summary>
    protected Device Device => _placement.Device;

    /// <summary>The loss function; null where the configuration names none.</summary>
    protected ILoss? Loss { get; }

    /// <summary>Trains until the last epoch, then evaluates the best checkpoint on the test set.</summary>
    /// <returns>The outcome, which <c>results.json</c> holds too.</returns>
    /// <exception cref="SessionException">The loss is no longer a number, or a file cannot be written.</exception>
    public SessionResults Train()
    {
        Begin(_checkpoint?.Model);
        GoOn();
        _state.Learner = new Learner(_options.Optimization!, _options.Step, _schedule, Model, _checkpoint);
        _state.Learner.Warnings.ToList().ForEach(Tell);
        while (_state.Epoch < _options.Epochs && _stopping is not { IsDue: true })
        {
            RunEpoch(_state.Epoch);
        }

        if (_stopping is { IsDue: true } && _state.Epoch < _options.Epochs)
        {
            Context.Events.Write(new RunNotice($"Training ends after epoch {_state.Epoch}: {_stopping.Explain(_monitor!.Name)}"));
        }

        if (_monitor is { Best: null })
        {
            Tell($"The monitored metric '{_monitor.Name}' never had a value, so no epoch is the best.");
        }

        if (_sets.TryGetValue(SetRun.Test, out var test))
        {
            // The checkpoint of the best epoch gives the model its average already.
            var isBest = _monitor?.Best is { } best && best.Epoch != _state.LastEpoch && LoadBest(best.Epoch, _checkpoint);
            using var average = isBest ? null : _state.Learner.UseAverage();
            RunFinal(test);
        }

        return Finish();
    }

    /// <summary>Evaluates the test set, or the validation set where there is no test set; trains nothing.</summary>
    /// <returns>The outcome, which <c>results.json</c> holds too.</returns>
    public SessionResults Evaluate()
    {
        Begin(_checkpoint?.Average ?? _checkpoint?.Model);
        Context.Events.Write(_checkpoint is null
            ? new RunWarning("Nothing is trained, and there is no checkpoint, so the weights are those that the model begins with.")
            : new RunNotice($"Nothing is trained; the weights are those of epoch {_checkpoint.Epoch + 1}."));
        RunFinal(_sets.GetValueOrDefault(SetRun.Test) ?? _sets[SetRun.Valid]);
        return Finish();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Computes what one batch gives, in training and in evaluation alike; whether a backward pass will follow, the trainer
    /// has seen to. Tensors made here are freed when the batch is done. The first batch of each set is tried before a session
    /// begins, without gradients: see <see cref="IsRehearsing"/>.
    /// </summary>
    /// <param name="batch">Stays the caller's.</param>
    /// <returns>Prediction, target and loss.</returns>
    protected abstract StepOutput Step(Batch batch);

    /// <summary>The output of a model from tensor to tensor, on all devices.</summary>
    /// <param name="input">B×..., on <see cref="Device"/>.</param>
    protected Tensor Forward(Tensor input) => _placement.Forward(input);

    /// <summary>Images in the memory layout that the configuration asks for; other tensors as they are.</summary>
    /// <param name="input">B×..., on <see cref="Device"/>.</param>
    protected Tensor Arrange(Tensor input) => _placement.Arrange(input);

    /// <summary>Consumers that the trainer adds to those of the configuration; none by default.</summary>
    /// <param name="set">train, valid or test.</param>
    /// <returns>Under names that the configuration does not use.</returns>
    protected virtual IReadOnlyDictionary<string, IPredictionConsumer> OwnConsumers(string set) =>
        new Dictionary<string, IPredictionConsumer>();

    /// <summary>
    /// Trains on all batches of the training set once. An override does something before or after this one, which it calls.
    /// </summary>
    /// <param name="set">The training set.</param>
    /// <param name="epoch">Counted from 0.</param>
    protected virtual PassResult TrainEpoch(SetRun set, int epoch)
    {
        Model.Train();
        var result = _pass.Run(set, epoch, learns: true);
        _state.Learner!.EndPass();
        if (_placement.Warning is { } warning)
        {
            Tell(warning);
        }

        return result;
    }

    /// <summary>Evaluates all batches of a set once. An override does something before or after this one, which it calls.</summary>
    /// <param name="set">The validation or the test set.</param>
    /// <param name="epoch">Counted from 0.</param>
    protected virtual PassResult EvaluateEpoch(SetRun set, int epoch)
    {
        Model.Eval();
        using var mode = GradMode.Disable();
        return _pass.Run(set, epoch, learns: false);
    }

    /// <summary>Frees the optimizer's state, the loss, and the files that consumers hold.</summary>
    /// <param name="disposing">Always true.</param>
    protected virtual void Dispose(bool disposing)
    {
        _placement.Dispose();
        _state.Learner?.Dispose();
        Loss?.Dispose();
        _sets.Values.ToList().ForEach(set => set.Consumers.Dispose());
    }

    private void Begin(IReadOnlyDictionary<string, Tensor>? weights)
    {
        _sets.Values.ToList().ForEach(set => Directory.CreateDirectory(OutputFolder(set.Name)));
        Prepare(weights);
        DrawClasses();
    }

    private void Prepare(IReadOnlyDictionary<string, Tensor>? weights)
    {
        TorchProcess.ComputeThreads = _options.ComputeThreads;
        _placement.Prepare(weights);
        Loss?.To(Device);
        if (_isPrepared)
        {
            return;
        }

        _isPrepared = true;
        _sets.Values.ToList().ForEach(set => set.Add(OwnConsumers(set.Name)));
        if (_checkpoint?.Trainer is { Count: > 0 } own)
        {
            LoadState(own);
        }
    }

    private void RunEpoch(int epoch)
    {
        var learningRate = _state.Learner!.LearningRate;
        _observer.MeasureWeights(epoch);
        var train = RunOnce(_sets[SetRun.Train], epoch, TrainEpoch);
        var valid = Validate(epoch);
        var isBest = _monitor?.Observe(valid ?? train, epoch) ?? false;
        _stopping?.Observe(_monitor!.ValueOf(valid ?? train), _monitor.Goal);
        _state.Learner.EndEpoch(valid ?? train);
        _state.EndEpoch();
        DrawCurves();
        var isDue = isBest || epoch % _options.SaveFreq == 0 || epoch + 1 == _options.Epochs || _stopping is { IsDue: true };
        if (isDue)
        {
            _outcome.Clock.Time("checkpoint", () => SaveCheckpoint(epoch, isBest));
        }

        Context.Events.Write(new EpochFinished(epoch, _options.Epochs!.Value, learningRate, train, valid, isBest) { IsSaved = isDue });
    }

    private PassResult? Validate(int epoch)
    {
        using var average = _state.Learner!.UseAverage();
        return _sets.TryGetValue(SetRun.Valid, out var set) ? RunOnce(set, epoch, EvaluateEpoch) : null;
    }

    /// <summary>Runs a set's part of an epoch, unless the session was interrupted after it.</summary>
    private PassResult RunOnce(SetRun set, int epoch, Func<SetRun, int, PassResult> pass)
    {
        if (_state.ResultOf(set, epoch) is { } before)
        {
            return set.LastResult = before;
        }

        var result = _outcome.Clock.Time(set.Name, () => pass(set, epoch));
        _state.EndPass(set, result);
        Report(set, result, epoch);
        return result;
    }

    private StepOutput Compute(Batch batch)
    {
        using var shorter = _placement.EnterAutocast();
        return Step(batch).PerSample(Loss, batch.Size);
    }

    private void RunFinal(SetRun set)
    {
        var result = _outcome.Clock.Time(set.Name, () => EvaluateEpoch(set, _state.LastEpoch));
        Report(set, result, epoch: null);
    }

    private string OutputFolder(string set) => _options.OutputFolder(Context, set);

    private SessionResults Finish()
    {
        var results = _outcome.Results(Context.Name, _state.Epoch, _sets.Values, _monitor, _pass.TrainedSamples);
        WriteResults(results);
        var last = _sets.Values.LastOrDefault(set => set.LastResult is not null);
        Context.Events.Write(new SessionFinished(results, Context.Directory, last?.LastReports ?? []) { ReportedSet = last?.Name ?? "" });
        return results;
    }
}
