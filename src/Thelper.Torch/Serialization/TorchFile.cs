namespace Thelper.Torch;

/// <summary>
/// PyTorch's tensor files (<c>.pth</c>, <c>.pt</c>), as <c>torch.save</c> writes them since version 1.6 and
/// <c>torch.load</c> reads them; those that it wrote before, since 0.1.10, are read too. They are read as data: nothing in a file can run code.
/// </summary>
/// <remarks>
/// What a file can hold, and how it comes back from <see cref="Load(string)"/>:
/// <list type="table">
/// <item><term>None, bool</term><description>null, <c>bool</c></description></item>
/// <item><term>str, bytes</term><description><c>string</c>, <c>byte[]</c></description></item>
/// <item><term>int, float</term><description><c>long</c>, <c>double</c></description></item>
/// <item><term>dict, OrderedDict</term><description>
/// <c>OrderedDictionary&lt;string, object?&gt;</c>; with integer keys <c>OrderedDictionary&lt;long, object?&gt;</c>; with
/// several kinds of keys, truth values among them, <c>OrderedDictionary&lt;object, object?&gt;</c>
/// </description></item>
/// <item><term>list</term><description><c>List&lt;object?&gt;</c></description></item>
/// <item><term>tuple, torch.Size</term><description><see cref="TorchTuple"/></description></item>
/// <item><term>Tensor, Parameter</term><description><see cref="Tensor"/> on the CPU, without gradient</description></item>
/// <item><term>torch.dtype, torch.device</term><description><see cref="ScalarType"/>, <c>string</c></description></item>
/// </list>
/// </remarks>
public static class TorchFile
{
    private const string Unnamed = "in memory";

    /// <summary>Writes a value to a file, in place of one that is there. Not atomic: a failure leaves a part.</summary>
    /// <param name="path">The file.</param>
    /// <param name="value">
    /// What a file can hold; also other integer and floating-point types, arrays, lists and dictionaries of such values.
    /// A dictionary of tensors by name is written as an OrderedDict, as PyTorch's state dictionaries are.
    /// </param>
    /// <exception cref="ArgumentException">A file cannot hold something in the value; nothing was written.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, object? value)
    {
        var (pickle, tensors) = TorchValueWriter.Write(value);
        using var stream = File.Create(path);
        TorchArchiveWriter.Write(stream, pickle, tensors);
    }

    /// <summary>Writes a value to a stream.</summary>
    /// <param name="stream">Stays open; may be one that cannot seek. Tensors are written one after the other.</param>
    /// <param name="value">As in <see cref="Save(string, object?)"/>.</param>
    /// <exception cref="ArgumentException">A file cannot hold something in the value; nothing was written.</exception>
    public static void Save(Stream stream, object? value)
    {
        var (pickle, tensors) = TorchValueWriter.Write(value);
        TorchArchiveWriter.Write(stream, pickle, tensors);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>
    /// The value, as the table above says. Its tensors belong to the open <see cref="TensorScope"/>; without one, to the
    /// caller. Tensors that shared memory when they were saved share it again.
    /// </returns>
    /// <exception cref="TorchFileException">
    /// The file cannot be opened, is damaged, or holds something that is not in the table; no tensor is left behind.
    /// </exception>
    public static object? Load(string path)
    {
        using var stream = TorchFileName.Open(path);
        return Load(stream, path);
    }

    /// <summary>Reads a value from a stream.</summary>
    /// <param name="stream">Can seek, and holds the file and nothing else; stays open.</param>
    /// <param name="name">What messages call the file.</param>
    /// <returns>As <see cref="Load(string)"/>.</returns>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    /// <exception cref="TorchFileException">As in <see cref="Load(string)"/>.</exception>
    public static object? Load(Stream stream, string name = Unnamed)
    {
        if (!stream.CanSeek)
        {
            throw new ArgumentException("A tensor file is read from a stream that can seek.", nameof(stream));
        }

        var file = new TorchFileName(name);
        try
        {
            return Load(stream, file);
        }
        catch (Exception cause) when (IsOfTheFile(cause))
        {
            throw file.Refuse($"is incomplete or damaged ({cause.Message.TrimEnd('.')})", cause);
        }
    }

    private static object? Load(Stream stream, TorchFileName file)
    {
        using var scope = TensorScope.Open();
        var archive = TorchFileKind.IsLegacy(stream, file) ? null : new TorchArchiveReader(stream, file);
        var legacy = archive is null ? LegacyReader.Read(stream, file) : null;
        var storages = new StorageReader((IStorageSource?)archive ?? legacy!, file);
        var pickled = archive is null ? legacy!.Value : PickleReader.Read(archive.ReadPickle(), file);
        var value = new PickledValueResolver(storages, file).Resolve(pickled);
        foreach (var tensor in storages.Tensors)
        {
            scope.Keep(tensor);
        }

        return value;
    }

    /// <summary>What is thrown at archives that are not well formed, and at files that are cut.</summary>
    private static bool IsOfTheFile(Exception cause) => cause is InvalidDataException or EndOfStreamException;
}
