namespace Thelper.Torch;

/// <summary>Where the elements of a tensor file lie. All storages together are no larger than the file.</summary>
internal interface IStorageSource
{
    /// <summary>The bytes that a storage has.</summary>
    /// <exception cref="TorchFileException">There is no such storage.</exception>
    long Length(string key);

    /// <summary>Fills a tensor that has as many bytes as the storage.</summary>
    void Read(string key, Tensor elements);
}
