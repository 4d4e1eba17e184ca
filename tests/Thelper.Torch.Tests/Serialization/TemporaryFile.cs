namespace Thelper.Torch.Tests.Serialization;

internal sealed class TemporaryFile : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():n}.pth");

    public void Dispose() => File.Delete(Path);
}
