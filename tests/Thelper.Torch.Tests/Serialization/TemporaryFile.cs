namespace Thelper.Torch.Tests.Serialization;

internal sealed class TemporaryFile(string extension = ".pth") : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():n}{extension}");

    public void Dispose() => File.Delete(Path);
}
