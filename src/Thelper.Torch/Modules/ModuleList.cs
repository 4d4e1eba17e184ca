using System.Collections;
using System.Globalization;

namespace Thelper.Torch.Modules;

/// <summary>Modules in a row that are called by whoever holds them; <c>torch.nn.ModuleList</c>. Names: 0, 1, 2 and so on.</summary>
/// <typeparam name="T">The kind of module.</typeparam>
public sealed class ModuleList<T> : Module, IReadOnlyList<T>
    where T : Module
{
    private readonly List<T> _modules = [];

    /// <summary>Takes the modules.</summary>
    /// <param name="modules">Owned by this module from now on; none by default.</param>
    public ModuleList(params IEnumerable<T> modules)
    {
        foreach (var module in modules)
        {
            Add(module);
        }
    }

    /// <inheritdoc/>
    public int Count => _modules.Count;

    /// <inheritdoc/>
    public T this[int index] => _modules[index];

    /// <summary>Adds a module at the end.</summary>
    /// <param name="module">Owned by this module from now on.</param>
    public void Add(T module) => _modules.Add(Register(_modules.Count.ToString(CultureInfo.InvariantCulture), module));

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _modules.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
