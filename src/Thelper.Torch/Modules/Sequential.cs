using System.Globalization;

namespace Thelper.Torch.Modules;

/// <summary>Modules one after another, each fed with the output of the one before; <c>torch.nn.Sequential</c>.</summary>
/// <remarks>What the modules give but the last is freed, unless a backward pass needs it.</remarks>
public sealed class Sequential : Module<Tensor, Tensor>
{
    private readonly List<Module<Tensor, Tensor>> _modules = [];

    /// <summary>Names the modules 0, 1, 2 and so on.</summary>
    /// <param name="modules">In the order of the computation; owned by this module from now on.</param>
    public Sequential(params IEnumerable<Module<Tensor, Tensor>> modules)
        : this(modules.Select((module, i) => (i.ToString(CultureInfo.InvariantCulture), module)))
    {
    }

    /// <summary>Takes a name for each module.</summary>
    /// <param name="modules">In the order of the computation; owned by this module from now on.</param>
    public Sequential(params IEnumerable<(string Name, Module<Tensor, Tensor> Module)> modules)
    {
        foreach (var (name, module) in modules)
        {
            _modules.Add(Register(name, module));
        }
    }

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(Children.Keys.Zip(_modules).Aggregate(input, (value, layer) => Forward(layer.First, layer.Second, value)));
    }

    private static Tensor Forward(string name, Module<Tensor, Tensor> layer, Tensor input)
    {
        try
        {
            return layer.Forward(input);
        }
        catch (TorchException exception)
        {
            throw exception.Within(name, layer.GetType().Name);
        }
    }
}
