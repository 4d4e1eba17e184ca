namespace Thelper.Torch;

/// <summary>
/// Files of named tensors in the format <c>safetensors</c> (<c>.safetensors</c>), as
/// https://github.com/huggingface/safetensors publishes it: the length of a header, a header in JSON, and the elements.
/// </summary>
/// <remarks>
/// All of <see cref="ScalarType"/> can be written and read. Other types that the format has, such as those of one byte for a
/// floating-point number, are refused by their names.
/// </remarks>
public static class SafeTensorsFile
{
    private const string Unnamed = "in memory";

    /// <summary>Whether a file's name says that it is in this format.</summary>
    /// <param name="path">The file.</param>
    public static bool IsNamed(string path) => path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes tensors to a file, in place of one that is there. Not atomic: a failure leaves a part.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">By name, of any device and layout. The header keeps their order.</param>
    /// <param name="metadata">Texts by name; null or none leaves them out.</param>
    /// <exception cref="ArgumentException">A name is the one that metadata has, or is no valid text; nothing was written.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(
        string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var layout = SafeTensorsLayout.Of(tensors, metadata);
        using var stream = File.Create(path);
        layout.Write(stream);
    }

    /// <summary>Writes tensors to a stream.</summary>
    /// <param name="stream">Stays open; may be one that cannot seek.</param>
    /// <param name="tensors">As in <see cref="Save(string, IReadOnlyDictionary{string, Tensor}, IReadOnlyDictionary{string, string}?)"/>.</param>
    /// <param name="metadata">Texts by name; null or none leaves them out.</param>
    /// <exception cref="ArgumentException">As there; nothing was written.</exception>
    public static void Save(
        Stream stream, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        SafeTensorsLayout.Of(tensors, metadata).Write(stream);

    /// <summary>Reads the tensors of a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>
    /// CPU tensors by name, in the order of the header. They belong to the open <see cref="TensorScope"/>; without one, to the
    /// caller.
    /// </returns>
    /// <exception cref="TorchFileException">The file cannot be opened, or is damaged; no tensor is left behind.</exception>
    public static OrderedDictionary<string, Tensor> Load(string path)
    {
        using var stream = TorchFileName.Open(path);
        return Load(stream, path);
    }

    /// <summary>Reads the tensors of a stream.</summary>
    /// <param name="stream">Can seek, and holds the file and nothing else; stays open.</param>
    /// <param name="name">What messages call the file.</param>
    /// <returns>As <see cref="Load(string)"/>.</returns>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    /// <exception cref="TorchFileException">As in <see cref="Load(string)"/>.</exception>
    public static OrderedDictionary<string, Tensor> Load(Stream stream, string name = Unnamed)
    {
        if (!stream.CanSeek)
        {
            throw new ArgumentException("A tensor file is read from a stream that can seek.", nameof(stream));
        }

        var file = new TorchFileName(name);
        var header = SafeTensorsHeader.Read(stream, file);
        try
        {
            return Read(stream, header);
        }
        catch (Exception cause) when (cause is InvalidDataException or EndOfStreamException)
        {
            throw file.Refuse($"is incomplete or damaged ({cause.Message.TrimEnd('.')})", cause);
        }
    }

    /// <summary>Reads the texts that a file has beside its tensors; the elements are not looked at.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The texts by name; none where there are none.</returns>
    /// <exception cref="TorchFileException">The file cannot be opened, or its header is damaged.</exception>
    public static IReadOnlyDictionary<string, string> LoadMetadata(string path)
    {
        using var stream = TorchFileName.Open(path);
        return SafeTensorsHeader.Read(stream, new TorchFileName(path)).Metadata;
    }

    private static OrderedDictionary<string, Tensor> Read(Stream stream, SafeTensorsHeader header)
    {
        using var scope = TensorScope.Open();
        var tensors = new Dictionary<SafeTensorsEntry, Tensor>(header.Entries.Count, ReferenceEqualityComparer.Instance);
        foreach (var entry in header.InFileOrder)
        {
            var tensor = Operators.Empty(entry.Shape, entry.Type);
            TensorMemory.Read(stream, tensor);
            tensors.Add(entry, tensor);
        }

        var named = new OrderedDictionary<string, Tensor>(header.Entries.Count, StringComparer.Ordinal);
        foreach (var entry in header.Entries)
        {
            named.Add(entry.Name, scope.Keep(tensors[entry]));
        }

        return named;
    }
}
