using System.IO.Enumeration;

namespace Thelper.Torch.Modules;

/// <summary>
/// A part of a model: its parameters, its buffers and the modules within it, each under a name. Full names join the
/// names on the way with dots and equal PyTorch's, so that state dictionaries go both ways.
/// </summary>
/// <remarks>Owns its tensors and the modules within it until it is disposed.</remarks>
public abstract class Module : IDisposable
{
    private readonly OrderedDictionary<string, Tensor> _parameters = [];
    private readonly OrderedDictionary<string, Tensor> _buffers = [];
    private readonly OrderedDictionary<string, Module> _children = [];

    /// <summary>Whether layers that differ between training and use (dropout, batch normalisation) train; true at first.</summary>
    public bool IsTraining { get; private set; } = true;

    /// <summary>The modules directly within this one, by name, in the order of their registration.</summary>
    public IReadOnlyDictionary<string, Module> Children => _children;

    /// <summary>This module and all within it, from the outside in, with full names; the name of this one is empty.</summary>
    public IEnumerable<(string Name, Module Module)> NamedModules() =>
        NamedChildren("").Prepend(("", this));

    /// <summary>All tensors that an optimizer changes, with full names, in PyTorch's order.</summary>
    public IEnumerable<(string Name, Tensor Tensor)> NamedParameters() =>
        NamedModules().SelectMany(entry => Qualify(entry.Name, entry.Module._parameters));

    /// <summary>The tensors that an optimizer changes whose full names match a pattern, in PyTorch's order.</summary>
    /// <param name="pattern">A full name; <c>*</c> stands for any letters, <c>?</c> for one.</param>
    public IEnumerable<(string Name, Tensor Tensor)> NamedParameters(string pattern) => NamedParameters()
        .Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Name, ignoreCase: false));

    /// <summary>All tensors that belong to the state but are not trained, such as running means, with full names.</summary>
    public IEnumerable<(string Name, Tensor Tensor)> NamedBuffers() =>
        NamedModules().SelectMany(entry => Qualify(entry.Name, entry.Module._buffers));

    /// <summary>All tensors that an optimizer changes.</summary>
    public IReadOnlyList<Tensor> Parameters() => [.. NamedParameters().Select(entry => entry.Tensor)];

    /// <summary>Makes this module and all within it train, or be used.</summary>
    /// <param name="training">False is the same as <see cref="Eval"/>.</param>
    public void Train(bool training = true)
    {
        foreach (var (_, module) in NamedModules())
        {
            module.IsTraining = training;
        }
    }

    /// <summary>Makes this module and all within it be used: dropout passes everything, statistics stay as they are.</summary>
    public void Eval() => Train(false);

    /// <summary>Has no parameter of this module and of all within it trained any more, as their gradients are not computed.</summary>
    /// <remarks>Statistics of batch normalisation go on unless the module is evaluated: <see cref="Eval"/>.</remarks>
    public void Freeze() => RequireGradients(false);

    /// <summary>Has the parameters of some names trained no more.</summary>
    /// <param name="patterns">
    /// Full names of parameters; <c>*</c> stands for any letters, <c>?</c> for one: <c>features.*</c> is all of <c>features</c>.
    /// </param>
    /// <exception cref="ArgumentException">A pattern matches no parameter. Nothing is changed.</exception>
    public void Freeze(params IReadOnlyList<string> patterns)
    {
        if (patterns.FirstOrDefault(pattern => !NamedParameters(pattern).Any()) is { } unknown)
        {
            throw new ArgumentException($"No parameter is called {unknown}.", nameof(patterns));
        }

        foreach (var (_, tensor) in patterns.SelectMany(NamedParameters))
        {
            tensor.RequiresGradient = false;
        }
    }

    /// <summary>Says whether the parameters of this module and of all within it are trained.</summary>
    /// <param name="required">False is the same as <see cref="Freeze()"/>.</param>
    public void RequireGradients(bool required = true)
    {
        foreach (var parameter in Parameters())
        {
            parameter.RequiresGradient = required;
        }
    }

    /// <summary>Moves all tensors to a device; the tensor objects stay the same, so an optimizer need not know.</summary>
    /// <param name="device">Where to.</param>
    public void To(Device device)
    {
        using var mode = GradMode.Disable();
        foreach (var tensor in StateDictionary().Values.Where(tensor => tensor.Device != device))
        {
            using var moved = tensor.To(device, tensor.ScalarType);
            tensor.SetData(moved);
        }
    }

    /// <summary>Converts all floating-point tensors; the tensor objects stay the same, so an optimizer need not know.</summary>
    /// <param name="type">A floating-point type.</param>
    /// <exception cref="ArgumentException">The type is of whole numbers or truth values.</exception>
    public void To(ScalarType type)
    {
        if (!type.IsFloatingPoint())
        {
            throw new ArgumentException($"Modules compute with floating-point numbers, but the type is {type}.", nameof(type));
        }

        using var mode = GradMode.Disable();
        foreach (var tensor in StateDictionary().Values.Where(tensor => tensor.ScalarType.IsFloatingPoint() && tensor.ScalarType != type))
        {
            using var converted = tensor.To(tensor.Device, type);
            tensor.SetData(converted);
        }
    }

    /// <summary>
    /// Parameters and buffers by full name, module by module as PyTorch orders them. The tensors are the module's own:
    /// they change as it trains, and are not the caller's to dispose.
    /// </summary>
    public OrderedDictionary<string, Tensor> StateDictionary()
    {
        var state = new OrderedDictionary<string, Tensor>();
        foreach (var (name, module) in NamedModules())
        {
            foreach (var (key, tensor) in Qualify(name, module._parameters).Concat(Qualify(name, module._buffers)))
            {
                state.Add(key, tensor);
            }
        }

        return state;
    }

    /// <summary>Copies values into parameters and buffers.</summary>
    /// <param name="values">By full name; any floating-point type and device.</param>
    /// <param name="strict">
    /// Whether every key and shape must fit, without which nothing is changed; true by default. Otherwise what fits is copied,
    /// and the rest of the module stays as it is.
    /// </param>
    /// <returns>What did not fit; empty where <paramref name="strict"/> is true.</returns>
    /// <exception cref="StateDictionaryException">Keys are missing or unknown, or shapes differ.</exception>
    public StateDictionaryDifference LoadStateDictionary(IReadOnlyDictionary<string, Tensor> values, bool strict = true)
    {
        var state = StateDictionary();
        var difference = StateDictionaryDifference.Between(state, values);
        if (strict)
        {
            StateDictionaryException.ThrowIfAny(difference);
        }

        using var mode = GradMode.Disable();
        var left = difference.Missing.Concat(difference.Reshaped.Select(entry => entry.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, tensor) in state.Where(entry => !left.Contains(entry.Key)))
        {
            if (values.TryGetValue(key, out var value))
            {
                tensor.CopyInPlace(value);
            }
            else
            {
                Initializers.Constant(tensor, 0);
            }
        }

        return difference;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Adds a module within this one.</summary>
    /// <typeparam name="T">The kind of module.</typeparam>
    /// <param name="name">Its name within this module, as PyTorch's module calls it; without a dot.</param>
    /// <param name="child">Owned by this module from now on.</param>
    /// <returns><paramref name="child"/>.</returns>
    protected T Register<T>(string name, T child)
        where T : Module
    {
        _children.Add(name, child);
        return child;
    }

    /// <summary>Adds a tensor that is trained.</summary>
    /// <param name="name">Its name within this module.</param>
    /// <param name="tensor">Of a floating-point type; owned by this module from now on, and no longer by a scope.</param>
    /// <returns><paramref name="tensor"/>, which requires a gradient.</returns>
    protected Tensor RegisterParameter(string name, Tensor tensor)
    {
        TensorScope.Release(tensor).RequiresGradient = true;
        _parameters.Add(name, tensor);
        return tensor;
    }

    /// <summary>Adds a tensor that is saved with the parameters but not trained.</summary>
    /// <param name="name">Its name within this module.</param>
    /// <param name="tensor">Owned by this module from now on, and no longer by a scope.</param>
    /// <returns><paramref name="tensor"/>.</returns>
    protected Tensor RegisterBuffer(string name, Tensor tensor)
    {
        _buffers.Add(name, TensorScope.Release(tensor));
        return tensor;
    }

    /// <summary>Replaces a module within this one by another under the same name, and disposes the one before.</summary>
    /// <typeparam name="T">The kind of module.</typeparam>
    /// <param name="name">The name that is registered already.</param>
    /// <param name="child">Owned by this module from now on.</param>
    /// <returns><paramref name="child"/>.</returns>
    protected T Replace<T>(string name, T child)
        where T : Module
    {
        _children[name].Dispose();
        _children[name] = child;
        return child;
    }

    /// <summary>Frees the tensors and the modules within.</summary>
    /// <param name="disposing">Always true: tensors have finalizers of their own.</param>
    protected virtual void Dispose(bool disposing)
    {
        foreach (var tensor in _parameters.Values.Concat(_buffers.Values))
        {
            tensor.Dispose();
        }

        foreach (var child in _children.Values)
        {
            child.Dispose();
        }
    }

    private static IEnumerable<(string Name, Tensor Tensor)> Qualify(
        string module, OrderedDictionary<string, Tensor> tensors) =>
        tensors.Select(entry => (module.Length == 0 ? entry.Key : $"{module}.{entry.Key}", entry.Value));

    private IEnumerable<(string Name, Module Module)> NamedChildren(string prefix)
    {
        foreach (var (name, child) in _children)
        {
            var full = prefix.Length == 0 ? name : $"{prefix}.{name}";
            yield return (full, child);
            foreach (var entry in child.NamedChildren(full))
            {
                yield return entry;
            }
        }
    }
}
