using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Thelper.Configuration;

namespace Thelper;

/// <summary>Loads the assemblies that a configuration names under <c>plugins</c>.</summary>
internal static class PluginLoader
{
    private const string Key = "plugins";

    // An assembly that is loaded twice would have every type twice.
    private static readonly ConcurrentDictionary<string, Assembly> Loaded = new(StringComparer.Ordinal);

    /// <summary>Adds the components of all plug-ins, so that the rest of the configuration can name them.</summary>
    /// <param name="document">The configuration, not checked yet.</param>
    /// <param name="catalogue">Receives the components.</param>
    /// <exception cref="ConfigException">A plug-in cannot be used; all that cannot are listed.</exception>
    public static void Register(ConfigDocument document, ComponentCatalogue catalogue)
    {
        var errors = new List<ConfigError>();
        foreach (var (node, path) in Entries(document))
        {
            // What is no text is refused when the document is bound.
            if (node is ConfigScalar { Kind: ScalarKind.Text } scalar)
            {
                var file = Path.GetFullPath(scalar.Text, scalar.Location.BaseFolder ?? document.BaseFolder);
                if (Problem(file, catalogue) is { } sentence)
                {
                    errors.Add(new ConfigError(scalar.Location, path, sentence));
                }
            }
        }

        if (errors.Count > 0)
        {
            throw new ConfigException(errors);
        }
    }

    private static IEnumerable<(ConfigNode Node, string Path)> Entries(ConfigDocument document) => document.Root[Key] switch
    {
        ConfigSequence list => list.Items.Select((item, i) => (item, $"{Key}.{i}")),
        { } single => [(single, Key)],
        null => [],
    };

    private static string? Problem(string file, ComponentCatalogue catalogue)
    {
        if (!File.Exists(file))
        {
            return $"the plug-in {file} does not exist; build it first, or correct the path.";
        }

        try
        {
            var plugins = Loaded.GetOrAdd(file, Load).GetExportedTypes()
                .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IPlugin))).ToArray();
            if (plugins.Length == 0)
            {
                return $"{file} has no public class that implements {typeof(IPlugin).FullName}, so it offers nothing.";
            }

            foreach (var type in plugins)
            {
                ((IPlugin)Activator.CreateInstance(type)!).Register(catalogue);
            }

            return null;
        }
        catch (ArgumentException exception)
        {
            return $"{file} cannot register its components: {exception.Message}";
        }
        catch (Exception exception) when (exception is BadImageFormatException or FileLoadException or FileNotFoundException
            or TypeLoadException or ReflectionTypeLoadException or MissingMethodException or TargetInvocationException)
        {
            return $"{file} cannot be loaded as a plug-in: {(exception.InnerException ?? exception).Message}";
        }
    }

    private static Assembly Load(string file) => new PluginContext(file).LoadFromAssemblyPath(file);

    /// <summary>Finds what a plug-in needs beside it, but never another copy of what the program has already.</summary>
    private sealed class PluginContext(string file) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(file))
    {
        private readonly AssemblyDependencyResolver _resolver = new(file);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            try
            {
                return Default.LoadFromAssemblyName(assemblyName);
            }
            catch (FileNotFoundException)
            {
                return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
            }
        }

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
    }
}
