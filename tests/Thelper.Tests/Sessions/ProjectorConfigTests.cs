using Thelper.Sessions;
using Thelper.Tests.Support;

namespace Thelper.Tests.Sessions;

public sealed class ProjectorConfigTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Embeddings_of_a_launch_before_stay_in_front()
    {
        Add("a");
        Add("b");

        Assert.Equal(["a", "b"], Names());
    }

    [Fact]
    public void An_embedding_without_its_tensors_goes()
    {
        Add("a");
        File.Delete(_folder["a.tsv"]);
        Add("b");

        Assert.Equal(["b"], Names());
    }

    [Fact]
    public void An_embedding_that_is_written_anew_is_there_once()
    {
        Add("a");
        Add("b");
        Add("a");

        Assert.Equal(["a", "b"], Names());
    }

    public void Dispose() => _folder.Dispose();

    private void Add(string name)
    {
        _folder.Write($"{name}.tsv", "1\n");
        new ProjectorConfig(_folder.FullPath).Add(name, $"{name}.tsv", $"{name}-metadata.tsv");
    }

    private string[] Names() => [.. File.ReadLines(_folder["projector_config.pbtxt"])
        .Where(line => line.Contains("tensor_name", StringComparison.Ordinal)).Select(line => line.Split('"')[1])];
}
