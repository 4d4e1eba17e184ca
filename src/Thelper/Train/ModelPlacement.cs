using Thelper.Configuration;
using Thelper.Models;
using Thelper.Sessions;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Train;

/// <summary>Where and how a model computes: on one device or several, in which memory layout, in which type.</summary>
internal sealed class ModelPlacement : IDisposable
{
    private readonly TrainerArguments _arguments;
    private readonly StepOptions _options;
    private readonly IReadOnlyList<Device> _devices;
    private DataParallel? _replicas;

    /// <exception cref="SettingException">There is no such device, or the model cannot compute there.</exception>
    public ModelPlacement(TrainerArguments arguments, TrainerOptions options)
        : this(arguments, options, DeviceList.Parse(options.Device, options, nameof(options.Device)))
    {
    }

    /// <summary>The same on given devices; whether the machine has them is asked when they are used.</summary>
    internal ModelPlacement(TrainerArguments arguments, TrainerOptions options, IReadOnlyList<Device> devices)
    {
        (_arguments, _options, _devices) = (arguments, options.Step, devices);
        _options.RequireFit(Device);
        var isSingle = arguments.Model is not Module<Tensor, Tensor> or IAuxiliaryOutputs { HasAuxiliaryOutputs: true };
        if (_devices.Count > 1 && (isSingle || arguments.MakeModel is null))
        {
            throw new SettingException(options, nameof(options.Device),
                $"names {_devices.Count} devices, but {arguments.Model.GetType().Name} can compute on one alone; name that.");
        }
    }

    /// <summary>The device of the model, of its input and of its output.</summary>
    public Device Device => _devices[0];

    /// <summary>Whether batches are divided among several devices.</summary>
    public bool IsDivided => _devices.Count > 1;

    /// <summary>What a person should know after a pass; null where nothing is wrong.</summary>
    public string? Warning => _devices.Count > 1 && _replicas is null
        ? $"trainer.device names {_devices.Count} devices, but this trainer calls the model itself, so only {Device} computes; "
            + "a trainer of your own reaches all of them through Forward."
        : null;

    /// <summary>Brings the model there, perhaps with other weights.</summary>
    public void Prepare(IReadOnlyDictionary<string, Tensor>? weights)
    {
        if (weights is not null)
        {
            LoadSaved(weights);
        }

        _arguments.Model.To(Device);
        _options.Prepare(_arguments.Model);
    }

    /// <summary>The output of a model from tensor to tensor.</summary>
    public Tensor Forward(Tensor input)
    {
        var model = (Module<Tensor, Tensor>)_arguments.Model;
        if (_devices.Count > 1)
        {
            model = _replicas ??= new DataParallel(model, () => (Module<Tensor, Tensor>)_arguments.MakeModel!(), _devices);
        }

        return model.Forward(Arrange(input));
    }

    /// <summary>Images in the memory layout of the model; other tensors as they are.</summary>
    public Tensor Arrange(Tensor input) => _options.Arrange(input);

    /// <summary>The mode for forward and loss; backward and optimizer step come after it has ended.</summary>
    public Autocast.Setting EnterAutocast() => _options.EnterAutocast(Device);

    private void LoadSaved(IReadOnlyDictionary<string, Tensor> weights)
    {
        try
        {
            _arguments.Model.LoadStateDictionary(weights);
        }
        catch (StateDictionaryException exception) when (_arguments.Checkpoint is { } checkpoint)
        {
            var changes = ModelChanges.Between(checkpoint.Configuration, _arguments.Context.Configuration);
            throw new SessionException($"{exception.Message} They are those of {checkpoint.Source}. {changes}".TrimEnd(), exception);
        }
    }

    /// <summary>Frees the copies on other devices; the model stays the caller's.</summary>
    public void Dispose() => _replicas?.Dispose();
}
