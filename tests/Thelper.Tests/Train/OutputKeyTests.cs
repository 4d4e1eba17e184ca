using Thelper.Configuration;
using Thelper.Tests.Support;

namespace Thelper.Tests.Train;

public sealed class OutputKeyTests : IDisposable
{
    private readonly TinySession _session = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Reports_may_lie_in_a_folder_of_their_own()
    {
        _session.Start($"trainer.output_dir={_folder["reports"]}", "trainer.unique_output_dir=false", "trainer.epochs=1");

        Assert.True(File.Exists(Path.Combine(_folder["reports"], "test", "report.txt")));
        Assert.False(Directory.Exists(Path.Combine(_session.Directory.FullPath, "output")));
    }

    [Fact]
    public void Such_a_folder_has_one_for_each_launch()
    {
        _session.Start($"trainer.output_dir={_folder["reports"]}", "trainer.epochs=1");

        Assert.Equal(
            ["test", "train", "valid"],
            Directory.GetDirectories(_folder["reports"]).Select(path => Path.GetFileName(path).Split('-')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Checkpoints_cannot_hold_code() => Assert.Equal(
        "is false, but checkpoints hold states and never code; leave it out.",
        Assert.Single(Assert.Throws<ConfigException>(() => _session.Start("trainer.save_raw=false")).Errors).Sentence);

    [Fact]
    public void Old_files_may_say_that_checkpoints_hold_states()
    {
        _session.Start("trainer.save_raw=true", "trainer.epochs=1");

        Assert.Single(_session.EpochCheckpoints);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
