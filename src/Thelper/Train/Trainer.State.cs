using Thelper.Sessions;
using Thelper.Torch;

namespace Thelper.Train;

/// <content>What a session needs to go on.</content>
public abstract partial class Trainer
{
    /// <summary>
    /// What a derived trainer adds up or learns besides the model, such as a counter or the state of a second optimizer; nothing
    /// by default. Checkpoints have it under <c>trainer</c>. Asked between two batches or two epochs.
    /// </summary>
    /// <returns>
    /// Dictionaries with text keys, lists, texts, long, double, bool, null and tensors, which the innermost scope or their owner
    /// frees.
    /// </returns>
    protected virtual OrderedDictionary<string, object?> SaveState() => [];

    /// <summary>
    /// Goes back to what <see cref="SaveState()"/> gave. Called when the model has its weights and its device, before the first
    /// batch, with what the checkpoint has; and after the first batches were tried, with what there was before. Not where there
    /// is nothing.
    /// </summary>
    /// <param name="state">Its tensors are on the CPU, and live no longer than the session: copy them.</param>
    protected virtual void LoadState(IReadOnlyDictionary<string, object?> state)
    {
    }

    /// <summary>Writes all that is needed to go on from here, which may be between two batches.</summary>
    /// <param name="path">The file.</param>
    internal void SaveState(string path)
    {
        using var scope = TensorScope.Open();
        using var trained = _state.Learner?.SuspendAverage();
        new Checkpoint(CheckpointData(StateData(), _state.Epoch - 1), path).Save();
    }

    /// <summary>Tidies the folder of a session that goes on, and tells what a person may not expect.</summary>
    private void GoOn()
    {
        if (_checkpoint is not null)
        {
            Checkpoints.RemoveUnfinished();
            var trains = _state.Epoch < _options.Epochs;
            string?[] notices =
            [
                trains ? Checkpoints.SetAsideAfter(_checkpoint.Epoch) : null,
                trains ? Checkpoints.Announce(_options.KeepCheckpoints) : null,
                .. ResumeNotices.Of(_checkpoint, _options.Epochs!.Value, _monitor),
            ];
            notices.OfType<string>().ToList().ForEach(text => Context.Events.Write(new RunNotice(text)));
            if (_monitor?.Best is { } best)
            {
                Checkpoints.RestoreBest(best.Epoch, from: Path.GetDirectoryName(_checkpoint.Source)!);
            }
        }
    }

    private void SaveCheckpoint(int epoch, bool isBest)
    {
        using var scope = TensorScope.Open();
        Checkpoints.Save(CheckpointData(StateData(), epoch), epoch, isBest);
        Checkpoints.KeepLatest(_options.KeepCheckpoints);
    }

    private OrderedDictionary<string, object?> StateData()
    {
        var data = _state.ToPlainData();
        data[Checkpoint.TrainerKey] = SaveState();
        return data;
    }
}
