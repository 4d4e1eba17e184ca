using Thelper.Sessions;

namespace Thelper.Train;

/// <summary>
/// How far a session has come: all that is needed to go on from here, be it between two epochs or between two batches.
/// Written into every checkpoint and read from it.
/// </summary>
/// <param name="monitor">The best value so far; null where nothing is monitored.</param>
/// <param name="stopping">How long there was no progress; null where that does not matter.</param>
internal sealed class TrainingState(Monitor? monitor, EarlyStopping? stopping)
{
    private readonly OrderedDictionary<long, object?> _outputs = [];
    private IReadOnlyDictionary<string, object?>? _interrupted;

    /// <summary>The epoch to train next, or the one that is being trained; from 0.</summary>
    public int Epoch { get; private set; }

    /// <summary>The epoch that was trained last; 0 before the first.</summary>
    public int LastEpoch => Math.Max(Epoch - 1, 0);

    /// <summary>Training steps made in all.</summary>
    public long Iteration { get; private set; }

    /// <summary>What changes the model; null before training begins.</summary>
    public Learner? Learner { get; set; }

    /// <summary>The pass over a set that is under way; null between two passes.</summary>
    public PassState? Pass { get; private set; }

    /// <summary>Goes back to where a checkpoint was written.</summary>
    public void Restore(Checkpoint checkpoint)
    {
        (Epoch, Iteration, _interrupted) = (checkpoint.Epoch + 1, checkpoint.Iteration, checkpoint.Pass);
        monitor?.Restore(checkpoint.Best);

        // What was counted for another value says nothing about the one that is monitored now.
        if (checkpoint.EarlyStopping is { } stopped && (checkpoint.Best is null || checkpoint.Best.Name == monitor?.Name))
        {
            stopping?.LoadState(stopped);
        }

        foreach (var (epoch, output) in checkpoint.Outputs)
        {
            _outputs.Add(epoch, output);
        }
    }

    /// <summary>Begins a pass; where the session was interrupted within it, it goes on from there.</summary>
    public void Begin(PassState pass)
    {
        Pass = pass;
        if (_interrupted?["set"] is string set && set == pass.Set.Name)
        {
            pass.LoadState(_interrupted);
            _interrupted = null;
        }
    }

    /// <summary>Counts a training step.</summary>
    public void CountStep() => Iteration++;

    /// <summary>Keeps the result of a pass of this epoch.</summary>
    public void EndPass(SetRun set, PassResult result)
    {
        Pass = null;
        if (_outputs.GetValueOrDefault(Epoch) is not OrderedDictionary<string, object?> output)
        {
            _outputs[Epoch] = output = [];
        }

        foreach (var (key, value) in EpochOutput.Of(set.Name, result))
        {
            output[key] = value;
        }
    }

    /// <summary>Begins the next epoch.</summary>
    public void EndEpoch() => Epoch++;

    /// <summary>What an epoch gave on a set; null where it was not there yet.</summary>
    public PassResult? ResultOf(SetRun set, int epoch) =>
        _outputs.GetValueOrDefault(epoch) is IReadOnlyDictionary<string, object?> output ? EpochOutput.Read(output, set) : null;

    /// <summary>The state under its names in a checkpoint. Tensors are freed by the innermost scope, or stay their owners'.</summary>
    public OrderedDictionary<string, object?> ToPlainData()
    {
        var data = new OrderedDictionary<string, object?>
        {
            ["iter"] = Iteration,
            ["outputs"] = _outputs,
            ["pass"] = Pass?.SaveState(),
            ["early_stopping"] = stopping?.SaveState(),
        };
        foreach (var (key, value) in (Learner?.ToPlainData() ?? []).Concat(Monitor.ToPlainData(monitor)))
        {
            data.Add(key, value);
        }

        return data;
    }
}
