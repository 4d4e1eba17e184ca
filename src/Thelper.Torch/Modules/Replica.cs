namespace Thelper.Torch.Modules;

/// <summary>A copy of a model on another device, which gets the model's weights before each computation.</summary>
internal sealed class Replica : IDisposable
{
    private readonly Module<Tensor, Tensor> _model;
    private readonly Module<Tensor, Tensor> _copy;
    private readonly Device _device;
    private readonly DeviceThread _thread;

    /// <param name="model">Stays the caller's.</param>
    /// <param name="copy">Of the same structure; owned by the replica.</param>
    /// <param name="device">Where the copy computes.</param>
    /// <exception cref="StateDictionaryException">The copy has other parameters than the model.</exception>
    public Replica(Module<Tensor, Tensor> model, Module<Tensor, Tensor> copy, Device device)
    {
        StateDictionaryException.ThrowIfDifferent(model.StateDictionary(), copy.StateDictionary());
        (_model, _copy, _device) = (model, copy, device);
        _copy.To(device);
        _thread = new DeviceThread(device);
    }

    /// <summary>Computes the output of a part of the batch on the replica's own thread.</summary>
    /// <param name="shard">On the replica's device; must live until the task ends.</param>
    /// <param name="modes">Those of the calling thread.</param>
    public Task<Tensor> Start(Tensor shard, ThreadModes modes)
    {
        Follow();
        return _thread.Start(() => modes.Run(() => _copy.Forward(shard)));
    }

    public void Dispose()
    {
        _thread.Dispose();
        _copy.Dispose();
    }

    /// <summary>
    /// Makes the copy what the model is now. Its parameters are computed from the model's by a copy that autograd records,
    /// so that a backward pass adds their gradients to the model's, as it does where a parameter is used twice.
    /// </summary>
    private void Follow()
    {
        using var scope = TensorScope.Open();
        foreach (var (ours, theirs) in _copy.StateDictionary().Values.Zip(_model.StateDictionary().Values))
        {
            ours.Become(theirs.To(_device, theirs.ScalarType, nonBlocking: false, copy: true));
        }

        // From the outside in, because the mode of a module is first given to all within it.
        foreach (var (ours, theirs) in _copy.NamedModules().Zip(_model.NamedModules()))
        {
            if (ours.Module.IsTraining != theirs.Module.IsTraining)
            {
                ours.Module.Train(theirs.Module.IsTraining);
            }
        }
    }
}
