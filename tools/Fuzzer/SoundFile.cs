using Thelper.Events;
using Thelper.Torch;

namespace Thelper.Fuzzer;

/// <summary>The kinds of files that are read.</summary>
internal enum FileKind
{
    /// <summary>PyTorch's archive.</summary>
    Archive,

    /// <summary>PyTorch's files before 1.6.</summary>
    Legacy,

    /// <summary>safetensors.</summary>
    SafeTensors,

    /// <summary>TensorBoard's events.</summary>
    Events,
}

/// <summary>A file that can be read.</summary>
internal sealed record SoundFile(string Name, FileKind Kind, byte[] Bytes)
{
    private static readonly string Place = Path.Combine(Path.GetTempPath(), $"thelper-fuzz-{Environment.ProcessId}");

    /// <summary>
    /// Whether the file is read record by record, each of which is let go before the next: then all that was ever allocated says
    /// nothing of what was needed.
    /// </summary>
    public bool IsStreamed => Kind == FileKind.Events;

    /// <summary>Reads bytes as such a file, and lets all tensors go.</summary>
    public void Read(byte[] bytes)
    {
        using var scope = TensorScope.Open();
        switch (Kind)
        {
            case FileKind.SafeTensors:
                SafeTensorsFile.Load(new MemoryStream(bytes, writable: false));
                break;
            case FileKind.Events:
                File.WriteAllBytes(Place, bytes);
                foreach (var _ in new EventFileReader(Place).Scalars())
                {
                }

                File.Delete(Place);
                break;
            default:
                TorchFile.Load(new MemoryStream(bytes, writable: false));
                break;
        }
    }
}
