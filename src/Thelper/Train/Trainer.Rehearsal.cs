using Thelper.Data;
using Thelper.Sessions;
using Thelper.Torch;

namespace Thelper.Train;

/// <content>What is tried before a session begins.</content>
public abstract partial class Trainer
{
    /// <summary>Whether batches are only tried: nothing is learned from them, and no consumer sees them.</summary>
    protected bool IsRehearsing { get; private set; }

    /// <summary>
    /// Computes the first batch of each set without learning from it, so that most of what does not fit is told before anything
    /// is written. Changes neither the model nor what is drawn later.
    /// </summary>
    /// <exception cref="DataException">A sample cannot be used.</exception>
    /// <exception cref="SessionException">The weights of the checkpoint or the metrics' names do not fit.</exception>
    public void Rehearse()
    {
        Prepare(_checkpoint?.Model);
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        var own = SaveState();
        (Tensor Buffer, Tensor Before)[] buffers = [.. Model.NamedBuffers().Select(entry => (entry.Tensor, entry.Tensor.Clone()))];
        IsRehearsing = true;
        try
        {
            foreach (var set in _sets.Values)
            {
                Model.Train(set.Name == SetRun.Train);
                _pass.Try(set, _state.Epoch);
            }
        }
        finally
        {
            IsRehearsing = false;

            // Normalisations in training keep means of what they see.
            buffers.ToList().ForEach(entry => entry.Buffer.CopyInPlace(entry.Before));
            if (own.Count > 0)
            {
                LoadState(own);
            }
        }
    }
}
