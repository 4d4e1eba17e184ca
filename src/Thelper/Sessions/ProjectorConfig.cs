using System.Text.RegularExpressions;

namespace Thelper.Sessions;

/// <summary>
/// The file that tells TensorBoard's projector which embeddings lie in a folder. Those that a launch before left there stay, but
/// for one that is written anew, and for those without their tensors.
/// </summary>
/// <param name="folder">Exists.</param>
internal sealed partial class ProjectorConfig(string folder)
{
    private const string FileName = "projector_config.pbtxt";

    private OrderedDictionary<string, string>? _embeddings;

    /// <summary>Adds an embedding, or replaces the one of the same name.</summary>
    /// <param name="name">Without quotes.</param>
    /// <param name="tensors">A file in the folder.</param>
    /// <param name="metadata">Another.</param>
    /// <exception cref="SessionException">The file cannot be written.</exception>
    /// <exception cref="IOException">The file that is there cannot be read.</exception>
    public void Add(string name, string tensors, string metadata)
    {
        _embeddings ??= Read();
        _embeddings[name] = $"embeddings {{\n  tensor_name: \"{name}\"\n  tensor_path: \"{tensors}\"\n  metadata_path: \"{metadata}\"\n}}\n";
        AtomicFile.WriteText(Path.Combine(folder, FileName), string.Concat(_embeddings.Values));
    }

    private OrderedDictionary<string, string> Read()
    {
        var (path, found) = (Path.Combine(folder, FileName), new OrderedDictionary<string, string>());
        foreach (var block in File.Exists(path) ? Block().Matches(File.ReadAllText(path)) : Enumerable.Empty<Match>())
        {
            if (File.Exists(Path.Combine(folder, block.Groups["tensors"].Value)))
            {
                found[block.Groups["name"].Value] = block.Value;
            }
        }

        return found;
    }

    [GeneratedRegex("""embeddings \{\n  tensor_name: "(?<name>[^"\n]*)"\n  tensor_path: "(?<tensors>[^"\n]*)"\n  metadata_path: "[^"\n]*"\n\}\n""")]
    private static partial Regex Block();
}
