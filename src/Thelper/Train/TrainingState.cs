using Thelper.Sessions;

namespace Thelper.Train;

/// <summary>How far a session has come. Written into every checkpoint and read from it.</summary>
internal sealed class TrainingState
{
    private readonly OrderedDictionary<long, object?> _outputs = [];

    /// <param name="checkpoint">Where to go on from; null starts from the beginning.</param>
    public TrainingState(Checkpoint? checkpoint)
    {
        Epoch = checkpoint is null ? 0 : checkpoint.Epoch + 1;
        Iteration = checkpoint?.Iteration ?? 0;
        foreach (var (epoch, output) in checkpoint?.Outputs ?? new Dictionary<long, object?>())
        {
            _outputs.Add(epoch, output);
        }
    }

    /// <summary>The epoch to train next, from 0.</summary>
    public int Epoch { get; private set; }

    /// <summary>The epoch that was trained last; 0 before the first.</summary>
    public int LastEpoch => Math.Max(Epoch - 1, 0);

    /// <summary>Training steps made in all.</summary>
    public long Iteration { get; set; }

    /// <summary>Keeps the results of an epoch, which is then the last one.</summary>
    public void EndEpoch(PassResult train, PassResult? valid)
    {
        var output = new OrderedDictionary<string, object?> { ["train/loss"] = train.Loss, ["train/metrics"] = Metrics(train) };
        if (valid is not null)
        {
            output["valid/loss"] = valid.Loss;
            output["valid/metrics"] = Metrics(valid);
        }

        _outputs[Epoch++] = output;
    }

    /// <summary>What the last epoch gave on a set; null before the first one.</summary>
    public PassResult? LastResult(SetRun set)
    {
        if (_outputs.GetValueOrDefault(Epoch - 1) is not IReadOnlyDictionary<string, object?> output
            || output.GetValueOrDefault($"{set.Name}/metrics") is not IReadOnlyDictionary<string, object?> values)
        {
            return null;
        }

        var metrics = set.Consumers.Metrics
            .Where(entry => values.GetValueOrDefault(entry.Name) is double)
            .Select(entry => new MetricValue(entry.Name, (double)values[entry.Name]!, entry.Metric.Unit));
        return new PassResult(output.GetValueOrDefault($"{set.Name}/loss") as double?, [.. metrics], Images: 0, Seconds: 0);
    }

    /// <summary>The state under its names in a checkpoint.</summary>
    public OrderedDictionary<string, object?> ToPlainData() => new() { ["iter"] = Iteration, ["outputs"] = _outputs };

    private static OrderedDictionary<string, object?> Metrics(PassResult result)
    {
        var values = result.ToPlainData();
        values.Remove("loss");
        return values;
    }
}
