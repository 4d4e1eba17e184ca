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
/// for each epoch that is left
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
public abstract class Trainer : SessionRunner, IDisposable
{
    private readonly TrainerOptions _options;
    private readonly ulong _seed;
    private readonly Checkpoint? _checkpoint;
    private readonly OrderedDictionary<string, SetRun> _sets;
    private readonly Monitor? _monitor;
    private readonly StepMetric? _stepMetric;
    private readonly ScheduleLength _length;
    private readonly TrainingState _state;
    private readonly PhaseClock _clock = new();
    private Learner? _learner;
    private long _trainedImages;

    /// <summary>Takes what it works with.</summary>
    /// <param name="arguments">Model, task, loaders and surroundings.</param>
    /// <param name="options">The trainer's section.</param>
    /// <exception cref="SettingException">The options do not fit the data or the machine.</exception>
    protected Trainer(TrainerArguments arguments, TrainerOptions options)
        : base(arguments.Context, arguments.Model, arguments.Task, arguments.Loaders)
    {
        (_options, _seed, _checkpoint) = (options, arguments.Seed, arguments.Checkpoint);
        options.RequireFit(Loaders);
        Device = options.ParseDevice();
        _sets = SetRun.CreateAll(options, Task, Loaders);
        _monitor = Monitor.Create(options, _sets);
        _monitor?.Restore(_checkpoint?.Best);
        _state = new TrainingState(_checkpoint);
        foreach (var set in _sets.Values)
        {
            set.LastResult = _state.LastResult(set);
        }

        Loss = options.Optimization?.Loss.Create(new LossContext(Task, Loaders.CountClasses));
        _stepMetric = StepMetric.Create(options, _sets);
        _length = new ScheduleLength(options.Epochs ?? 1, Loaders.Train?.BatchCount ?? 1);
        if (Loaders.Train is not null)
        {
            options.Optimization?.RequireFit(_length, _stepMetric?.HigherIsBetter ?? false);
        }
    }

    /// <summary>Where the model computes.</summary>
    protected Device Device { get; }

    /// <summary>The loss function; null where the configuration names none.</summary>
    protected ILoss? Loss { get; }

    /// <summary>Trains until the last epoch, then evaluates the best checkpoint on the test set.</summary>
    /// <returns>The outcome, which <c>results.json</c> holds too.</returns>
    /// <exception cref="SessionException">The loss is no longer a number, or a file cannot be written.</exception>
    public SessionResults Train()
    {
        Prepare();
        _learner = new Learner(_options.Optimization!, Model, _checkpoint, _length, _stepMetric);
        while (_state.Epoch < _options.Epochs)
        {
            RunEpoch(_state.Epoch);
        }

        if (_sets.TryGetValue(SetRun.Test, out var test))
        {
            if (_monitor?.Best is { } best && best.Epoch != _state.LastEpoch)
            {
                LoadBest(best.Epoch, _checkpoint);
            }

            RunFinal(test);
        }

        return Finish();
    }

    /// <summary>Evaluates the test set, or the validation set where there is no test set; trains nothing.</summary>
    /// <returns>The outcome, which <c>results.json</c> holds too.</returns>
    public SessionResults Evaluate()
    {
        Prepare();
        RunFinal(_sets.GetValueOrDefault(SetRun.Test) ?? _sets[SetRun.Valid]);
        return Finish();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Computes what one batch gives. Tensors made here are freed when the batch is done.</summary>
    /// <param name="batch">Stays the caller's.</param>
    /// <returns>Prediction, target and loss.</returns>
    protected abstract StepOutput Step(Batch batch);

    /// <summary>Trains on all batches of the training set once.</summary>
    /// <param name="set">The training set.</param>
    /// <param name="epoch">Counted from 0.</param>
    protected virtual PassResult TrainEpoch(SetRun set, int epoch)
    {
        Model.Train();
        return RunPass(set, epoch, loss =>
        {
            _learner!.Learn(loss);
            _state.Iteration++;
        });
    }

    /// <summary>Evaluates all batches of a set once.</summary>
    /// <param name="set">The validation or the test set.</param>
    /// <param name="epoch">Counted from 0.</param>
    protected virtual PassResult EvaluateEpoch(SetRun set, int epoch)
    {
        Model.Eval();
        using var mode = GradMode.Disable();
        return RunPass(set, epoch, learn: null);
    }

    /// <summary>Frees the optimizer's state and the loss.</summary>
    /// <param name="disposing">Always true.</param>
    protected virtual void Dispose(bool disposing)
    {
        _learner?.Dispose();
        Loss?.Dispose();
    }

    private void Prepare()
    {
        TorchProcess.ComputeThreads = _options.ComputeThreads;
        foreach (var set in _sets.Keys)
        {
            Directory.CreateDirectory(OutputFolder(set));
        }

        if (_checkpoint is not null)
        {
            Model.LoadStateDictionary(_checkpoint.Model);
        }

        Model.To(Device);
        Loss?.To(Device);
    }

    private void RunEpoch(int epoch)
    {
        var learningRate = _learner!.LearningRate;
        var train = _clock.Time(SetRun.Train, () => TrainEpoch(_sets[SetRun.Train], epoch));
        _trainedImages += train.Images;
        Report(_sets[SetRun.Train], train, epoch);
        var valid = _sets.TryGetValue(SetRun.Valid, out var set)
            ? _clock.Time(SetRun.Valid, () => EvaluateEpoch(set, epoch))
            : null;
        if (valid is not null)
        {
            Report(set!, valid, epoch);
        }

        var isBest = _monitor?.Observe(valid ?? train, epoch) ?? false;
        _learner.EndEpoch(valid ?? train);
        _state.EndEpoch(train, valid);
        var isDue = epoch % _options.SaveFreq == 0 || epoch + 1 == _options.Epochs;
        _clock.Time("checkpoint", () => SaveCheckpoint(TrainingData(), epoch, isDue, isBest));
        Context.Events.Write(new EpochFinished(epoch, _options.Epochs!.Value, learningRate, train, valid, isBest));
    }

    private PassResult RunPass(SetRun set, int epoch, Action<Tensor>? learn)
    {
        // Each pass starts from a state of its own, so that a session that was stopped between two draws the same numbers.
        Generator.SeedAll(_seed + (ulong)epoch);
        set.Consumers.Reset();
        var pass = new PassStarted(set.Name, epoch, _options.Epochs ?? 1, set.Loader.BatchCount);
        Context.Events.Write(pass);
        var tally = new PassTally(pass, set.Consumers, _monitor?.Name, Context.Events);
        foreach (var batch in set.Loader.Load(epoch, thenNext: learn is not null && epoch + 1 < _options.Epochs))
        {
            using (batch)
            {
                using var scope = TensorScope.Open();
                var step = Step(batch);
                var loss = tally.RequireFinite(step.Loss?.ToDouble());
                learn?.Invoke(step.Loss!);
                set.Consumers.Update(Look(step, batch, pass, tally.Batches) with { Loss = loss });
                tally.Add(batch, loss);
            }
        }

        return tally.Finish();
    }

    private Iteration Look(StepOutput step, Batch batch, PassStarted pass, int index) => new()
    {
        Task = Task,
        Input = step.Input,
        Prediction = step.Prediction.Detach().To(Device.Cpu).Contiguous(),
        Target = step.Target?.To(Device.Cpu),
        Sample = batch,
        Index = index,
        Count = pass.BatchCount,
        Epoch = pass.Epoch,
        EpochCount = pass.EpochCount,
        OutputPath = OutputFolder(pass.Set),
    };

    private void RunFinal(SetRun set) =>
        Report(set, _clock.Time(set.Name, () => EvaluateEpoch(set, _state.LastEpoch)), epoch: null);

    private void Report(SetRun set, PassResult result, int? epoch)
    {
        set.LastResult = result;
        set.LastReports = WriteReports(OutputFolder(set.Name), set.Consumers, result.Metrics, epoch);
    }

    private string OutputFolder(string set) =>
        Context.Directory.Output(Context.Name, set, _options.UniqueOutputDir ? Context.Stamp : null);

    private OrderedDictionary<string, object?> TrainingData() =>
        new(_state.ToPlainData().Concat(_learner!.ToPlainData()).Concat(Monitor.ToPlainData(_monitor)));

    private SessionResults Finish()
    {
        var results = new SessionResults
        {
            Session = Context.Name,
            Sets = [.. _sets.Values.Where(set => set.LastResult is not null).Select(set => (set.Name, set.LastResult!))],
            BestEpoch = _monitor?.Best?.Epoch,
            Best = _monitor?.BestMetric,
            Epochs = _state.Epoch,
            Seconds = _clock.Seconds,
            ImagesPerSecond = _trainedImages == 0 ? null : _trainedImages / _clock.Seconds[SetRun.Train],
        };
        WriteResults(results);
        var reports = _sets.Values.LastOrDefault(set => set.LastReports.Count > 0)?.LastReports ?? [];
        Context.Events.Write(new SessionFinished(results, Context.Directory, reports));
        return results;
    }
}
