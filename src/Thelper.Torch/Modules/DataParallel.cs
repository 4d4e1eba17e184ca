namespace Thelper.Torch.Modules;

/// <summary>
/// Computes a model on several devices at once, each with a part of the batch; <c>torch.nn.DataParallel</c>. The parts are
/// as <c>torch.chunk</c> makes them, the outputs come together on the first device, and a backward pass adds up the
/// gradients in the parameters of the model itself. Buffers, such as running means, are what the first device makes of them.
/// </summary>
/// <remarks>
/// Has no parameters of its own: optimizer and checkpoint work with the model, and its training mode counts. The copies on
/// the other devices get the model's weights before each computation, so nothing that changes them need tell.
/// </remarks>
public sealed class DataParallel : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _model;
    private readonly IReadOnlyList<Device> _devices;
    private readonly List<Replica> _replicas = [];

    /// <summary>Makes the copies.</summary>
    /// <param name="model">On the first device; its output has the batch as its first dimension. Stays the caller's.</param>
    /// <param name="copy">
    /// Makes a module of the model's structure, for each device but the first; its values do not matter, and the numbers
    /// that it draws are drawn again by the next to draw.
    /// </param>
    /// <param name="devices">All of one kind, at least one; the first holds the model, input and output.</param>
    /// <exception cref="StateDictionaryException">A copy has other parameters than the model.</exception>
    public DataParallel(Module<Tensor, Tensor> model, Func<Module<Tensor, Tensor>> copy, IReadOnlyList<Device> devices)
    {
        if (devices.Count == 0 || devices.Any(device => device.IsCpu != devices[0].IsCpu))
        {
            throw new ArgumentException("A model is computed on at least one device, all of one kind.", nameof(devices));
        }

        (_model, _devices) = (model, devices);
        using var generator = Generator.Default();
        using var scope = TensorScope.Open();
        var state = generator.GetState();
        foreach (var device in devices.Skip(1))
        {
            _replicas.Add(new Replica(model, copy(), device));
        }

        generator.SetState(state);
    }

    /// <summary>Computes the output.</summary>
    /// <param name="input">B×..., on any device; stays the caller's.</param>
    /// <returns>B×..., on the first device.</returns>
    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        var shards = Split(input);
        var modes = new ThreadModes(_devices[0]);
        var started = new List<Task<Tensor>>();
        try
        {
            started.AddRange(_replicas.Zip(shards.Skip(1)).Select(pair => pair.First.Start(pair.Second, modes)));
            var first = _model.Forward(shards[0]);
            return scope.Keep(Gather([first, .. Finish(started)]));
        }
        finally
        {
            // The parts must live until nobody computes with them, whatever went wrong.
            Task.WhenAll(started).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _replicas.ForEach(replica => replica.Dispose());
        base.Dispose(disposing);
    }

    private List<Tensor> Split(Tensor input)
    {
        var size = input.Size(0);
        var length = Math.Max(1, (size + _devices.Count - 1) / _devices.Count);
        var shards = new List<Tensor>();
        for (var start = 0L; start < size || start == 0; start += length)
        {
            var shard = input.Slice(0, start, Math.Min(start + length, size));
            shards.Add(shard.To(_devices[shards.Count]));
        }

        return shards;
    }

    private static IEnumerable<Tensor> Finish(List<Task<Tensor>> started)
    {
        foreach (var task in started)
        {
            var output = task.GetAwaiter().GetResult();
            TensorScope.Adopt(output);
            yield return output;
        }
    }

    private Tensor Gather(IReadOnlyList<Tensor> outputs) =>
        outputs is [var only] ? only : Operators.Cat([.. outputs.Select(output => output.To(_devices[0]))]);
}
