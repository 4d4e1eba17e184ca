using Thelper.Data;
using Thelper.Sessions;

namespace Thelper.Train;

/// <content>What is recorded besides numbers.</content>
public abstract partial class Trainer
{
    private readonly ModelObserver _observer;

    /// <summary>
    /// Computes a batch of a pass. Operators on several devices are called on threads of their own, where they cannot be recorded.
    /// </summary>
    private StepOutput ComputeObserved(Batch batch) => IsRehearsing || _placement.IsDivided
        ? Compute(batch)
        : _observer.Trace(_state.Pass!.Set.Name, batch, Compute);

    private void Report(SetRun set, PassResult result, int? epoch)
    {
        var output = OutputOf(set, epoch);
        set.LastResult = result;
        set.LastReports = WriteReports(output, set.Consumers, result.Metrics);
        _observer.MeasureCurves(set, output.Epoch);
        Visualize(set, output);
    }

    private SetOutput OutputOf(SetRun set, int? epoch) =>
        new(set.Name, OutputFolder(set.Name), epoch ?? _state.LastEpoch, IsFinal: epoch is null);
}
