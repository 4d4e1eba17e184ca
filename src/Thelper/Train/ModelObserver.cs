using Thelper.Data;
using Thelper.Events;
using Thelper.Sessions;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Train;

/// <summary>Measures what is recorded for TensorBoard besides numbers. Changes nothing, and draws no random numbers.</summary>
/// <param name="options">What is asked for.</param>
/// <param name="events">Told of it.</param>
/// <param name="model">Looked at.</param>
internal sealed class ModelObserver(EventOptions options, IRunEventWriter events, Module model)
{
    // As many as TensorBoard's own writers take.
    private const int Thresholds = 127;

    private bool _isTraced;

    /// <summary>Computes a batch; of the first one, the operators that it goes through are told.</summary>
    /// <param name="set">The set that it is of.</param>
    /// <param name="batch">Stays the caller's.</param>
    /// <param name="compute">Forward and loss, on this thread.</param>
    public StepOutput Trace(string set, Batch batch, Func<Batch, StepOutput> compute)
    {
        if (_isTraced || !options.UseTbx)
        {
            return compute(batch);
        }

        _isTraced = true;
        using var trace = OperatorTrace.Open();
        var output = compute(batch);
        var inputs = batch.Keys.Where(key => batch[key] is Tensor).Select(key => (key, batch.Tensor(key)));
        events.Write(new ModelTraced(set, GraphOutline.Of(trace, model, inputs)));
        return output;
    }

    /// <summary>Tells how parameters and gradients are spread, in the epochs that it is asked for.</summary>
    /// <param name="epoch">About to be trained; from 0.</param>
    public void MeasureWeights(int epoch)
    {
        if (!options.UseTbx || options.SkipTbxHistograms || epoch % options.TbxHistogramFreq != 0)
        {
            return;
        }

        var spreads = new List<(string, Histogram)>();
        foreach (var (name, parameter) in Shown())
        {
            var path = name.Replace('.', '/');
            Add(path, parameter);
            using var gradient = parameter.Gradient();
            Add($"{path}/grad", gradient);
        }

        events.Write(new WeightsMeasured(epoch, spreads));

        void Add(string path, Tensor? numbers)
        {
            if (numbers is not null && Histogram.Of(numbers.ToArray<float>()) is { } spread)
            {
                spreads.Add((path, spread));
            }
        }
    }

    /// <summary>Tells of the curves of an epoch.</summary>
    /// <param name="set">With what its consumers have seen.</param>
    /// <param name="epoch">Counted from 0.</param>
    public void MeasureCurves(SetRun set, int epoch)
    {
        if (!options.UseTbx)
        {
            return;
        }

        foreach (var (name, curve) in set.Consumers.ThresholdCurves)
        {
            if (curve.CountsAt(Thresholds) is { Count: > 0 } counts)
            {
                events.Write(new CurveMeasured(set.Name, epoch, name, counts));
            }
        }
    }

    /// <summary>Parameters without those of batch normalisations, whose factors and offsets say little.</summary>
    private IEnumerable<(string Name, Tensor Tensor)> Shown()
    {
        var normalised = model.NamedModules().Where(entry => entry.Module is BatchNorm)
            .SelectMany(entry => entry.Module.Parameters()).ToHashSet(ReferenceEqualityComparer.Instance);
        return model.NamedParameters().Where(entry => !normalised.Contains(entry.Tensor));
    }
}
