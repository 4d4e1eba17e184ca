using Thelper.Data;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>
/// Goes through all batches of a set once:
/// <code>
/// for each batch
///     forward, loss
///     in training: backward, optimizer step
///     consumers look at the predictions
/// </code>
/// </summary>
/// <param name="options">Of the trainer.</param>
/// <param name="context">The session's surroundings.</param>
/// <param name="task">What the model is asked to do.</param>
/// <param name="state">How far the session has come; counts the steps.</param>
internal sealed class EpochPass(TrainerOptions options, SessionContext context, LearningTask task, TrainingState state)
{
    private readonly HashSet<(string Set, int Epoch)> _told = [];

    /// <summary>Forward and loss of one batch.</summary>
    public required Func<Batch, StepOutput> Compute { get; init; }

    /// <summary>Where the model computes.</summary>
    public required Device Device { get; init; }

    /// <summary>Each pass draws its random numbers from this one plus the epoch.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The metric to show while a pass runs; null for none.</summary>
    public string? Monitored { get; init; }

    /// <summary>Samples that were trained on in this launch.</summary>
    public long TrainedSamples { get; private set; }

    /// <summary>Goes through a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="learns">Whether the model is trained on it.</param>
    /// <exception cref="SessionException">A loss to learn from is infinite or no number, and going on cannot mend it.</exception>
    public PassResult Run(SetRun set, int epoch, bool learns)
    {
        var tally = Begin(set, epoch, learns);
        var view = new IterationView(task, tally.Announced, options.OutputFolder(context, set.Name));
        var firstBatch = Math.Max(tally.NextBatch, learns ? 0 : options.SkipEvalIter);
        foreach (var batch in set.Loader.Load(epoch, firstBatch, thenNext: learns && epoch + 1 < options.Epochs))
        {
            using (batch)
            {
                using var scope = TensorScope.Open();
                var step = Compute(batch);
                var loss = BatchLoss.Read(step);
                if (learns)
                {
                    RequireUsable(loss, tally.Announced, batch);
                    Learn(step, batch);
                }
                else
                {
                    WarnOnce(loss, tally.Announced, batch);
                }

                view.Show(set.Consumers, step, batch, loss.Loss);
                tally.Add(batch, learns && !loss.IsFinite ? BatchLoss.None : loss);
            }
        }

        return tally.Finish();
    }

    /// <summary>Computes the first batch of a set, and keeps nothing of it.</summary>
    /// <param name="set">The set.</param>
    /// <param name="epoch">Counted from 0.</param>
    /// <exception cref="Thelper.Configuration.SettingException">A consumer misses an entry of the samples.</exception>
    public void Try(SetRun set, int epoch)
    {
        foreach (var batch in set.Loader.Load(epoch).Take(1))
        {
            using (batch)
            {
                using var scope = TensorScope.Open();
                Compute(batch);
                set.Consumers.Check(batch);
            }
        }
    }

    private PassTally Begin(SetRun set, int epoch, bool learns)
    {
        // Each pass starts from a state of its own, so that a session that was stopped between two draws the same numbers.
        Generator.SeedAll(Seed + (ulong)epoch);
        set.Consumers.Reset();
        var announced = new PassStarted(set.Name, epoch, options.Epochs ?? 1, set.Loader.BatchCount);
        context.Events.Write(announced);
        var tally = new PassTally(announced, set, Monitored, context.Events, () => state.Iteration)
        {
            LearningRate = learns ? state.Learner!.LearningRate : null,
        };
        state.Begin(new PassState(set, tally, Device));
        return tally;
    }

    private void Learn(StepOutput step, Batch batch)
    {
        state.Learner!.Learn(step.RequireLoss(task), () => Compute(batch).RequireLoss(task));
        state.CountStep();
        TrainedSamples += batch.Size;
    }

    /// <summary>Stops a training whose loss is no number any more, unless the step of this batch will be left out.</summary>
    private void RequireUsable(BatchLoss loss, PassStarted pass, Batch batch)
    {
        if (!loss.IsFinite && !state.Learner!.LeavesOutOverflow)
        {
            throw new SessionException($"{Describe(loss, pass, batch)} A lower learning rate often helps (trainer.optimization.optimizer.params.lr).");
        }
    }

    /// <summary>Warns of a loss that is no number where nothing is trained; then the loss of the set is none either.</summary>
    private void WarnOnce(BatchLoss loss, PassStarted pass, Batch batch)
    {
        if (!loss.IsFinite && _told.Add((pass.Set, pass.Epoch)))
        {
            context.Events.Write(new RunWarning($"{Describe(loss, pass, batch)} So that of the whole set is not a finite number either."));
        }
    }

    private static string Describe(BatchLoss loss, PassStarted pass, Batch batch) =>
        $"The loss is {loss.Defect} in epoch {pass.Epoch + 1}, batch {batch.Index + 1} of the {pass.Set} set.{loss.ListParts()}";
}
