using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Thelper.Torch.Modules;

/// <summary>Modules by name, in the order of their addition, that are called by whoever holds them; <c>torch.nn.ModuleDict</c>.</summary>
/// <typeparam name="T">The kind of module.</typeparam>
public sealed class ModuleDict<T> : Module, IReadOnlyDictionary<string, T>
    where T : Module
{
    private readonly OrderedDictionary<string, T> _modules = [];

    /// <summary>Takes the modules.</summary>
    /// <param name="modules">Names without a dot, and modules, which are owned by this module from now on; none by default.</param>
    public ModuleDict(params IEnumerable<(string Name, T Module)> modules)
    {
        foreach (var (name, module) in modules)
        {
            Add(name, module);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _modules.Keys;

    /// <inheritdoc/>
    public IEnumerable<T> Values => _modules.Values;

    /// <inheritdoc/>
    public int Count => _modules.Count;

    /// <inheritdoc/>
    public T this[string key] => _modules[key];

    /// <summary>Adds a module at the end.</summary>
    /// <param name="name">Without a dot.</param>
    /// <param name="module">Owned by this module from now on.</param>
    public void Add(string name, T module) => _modules.Add(name, Register(name, module));

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _modules.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _modules.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => _modules.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
