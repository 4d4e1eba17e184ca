using Thelper.Sessions;
using Thelper.Tests.Support;

namespace Thelper.Tests.Sessions;

public sealed class CheckpointFolderTests : IDisposable
{
    private static readonly SessionStamp Stamp = new("vm", new DateTime(2026, 11, 23, 7, 31, 4));

    private readonly TemporaryFolder _folder = new();
    private readonly CheckpointFolder _checkpoints;

    public CheckpointFolderTests() => _checkpoints = new CheckpointFolder(_folder.FullPath, Stamp);

    [Fact]
    public void Each_epoch_has_a_file()
    {
        Save(0, 1);

        Assert.Equal(["ckpt.0000.vm-20261123-073104.pth", "ckpt.0001.vm-20261123-073104.pth"], Names);
    }

    [Fact]
    public void The_best_one_stays_as_it_is_when_later_ones_are_saved()
    {
        _checkpoints.Save(Data(0), 0, isBest: true);
        Save(1);

        Assert.Equal(0, EpochIn("ckpt.best.pth"));
    }

    [Fact]
    public void The_best_one_is_replaced_and_the_epoch_it_was_of_keeps_its_file()
    {
        _checkpoints.Save(Data(0), 0, isBest: true);
        _checkpoints.Save(Data(1), 1, isBest: true);

        Assert.Equal((1, 0), (EpochIn("ckpt.best.pth"), EpochIn(Names[0])));
    }

    /// <summary>What is added to one of two names of a file is seen through the other.</summary>
    [SkippableFact]
    public void The_best_one_and_its_epoch_share_the_place_on_the_disk()
    {
        Skip.If(OperatingSystem.IsWindows(), "On Windows the second file is a copy.");
        _checkpoints.Save(Data(0), 0, isBest: true);
        File.AppendAllText(_folder["ckpt.best.pth"], "more");

        Assert.EndsWith("more", File.ReadAllText(_folder[Names[0]]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_latest_so_many_stay()
    {
        Save(0, 1, 2, 10);
        _checkpoints.KeepLatest(2);

        Assert.Equal(["ckpt.0002", "ckpt.0010"], Names.Select(name => name[..9]));
    }

    [Fact]
    public void Without_a_limit_all_stay()
    {
        Save(0, 1, 2, 3, 4);
        _checkpoints.KeepLatest(0);

        Assert.Equal(5, Names.Length);
    }

    [Fact]
    public void The_best_one_stays_though_its_epoch_is_removed()
    {
        _checkpoints.Save(Data(0), 0, isBest: true);
        Save(1, 2);
        _checkpoints.KeepLatest(2);

        Assert.Equal((0, 3), (EpochIn("ckpt.best.pth"), Names.Length));
    }

    [Fact]
    public void Checkpoints_of_later_epochs_are_set_aside_and_that_is_told()
    {
        Save(0, 1, 2);

        Assert.Equal(
            $"The session goes on after epoch 1; what was saved of later epochs lies in {_folder["before-vm-20261123-073104"]} now.",
            _checkpoints.SetAsideAfter(0));
        Assert.Single(Names);
        Assert.Equal(2, Directory.GetFiles(_folder["before-vm-20261123-073104"]).Length);
    }

    [Fact]
    public void So_is_the_best_one_if_its_epoch_is_later()
    {
        Save(0);
        _checkpoints.Save(Data(1), 1, isBest: true);
        _checkpoints.SetAsideAfter(0);

        Assert.Equal(["ckpt.0000.vm-20261123-073104.pth"], Names);
    }

    /// <summary>The process was stopped before the epoch had a file.</summary>
    [Fact]
    public void Even_where_its_epoch_has_no_file()
    {
        Save(0);
        _checkpoints.Save(Data(1), 1, isBest: true);
        File.Delete(_folder[Names[1]]);
        _checkpoints.SetAsideAfter(0);

        Assert.Equal(["ckpt.0000.vm-20261123-073104.pth"], Names);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void That_some_will_be_removed_is_told_beforehand(int kept, bool isTold)
    {
        Save(0, 1, 2);

        Assert.Equal(
            isTold
                ? "The session has 3 checkpoints of epochs, and will keep the latest 2 when the next epoch is saved; set trainer.keep_checkpoints "
                    + "to 0 to keep them all."
                : null,
            _checkpoints.Announce(kept));
    }

    [Fact]
    public void A_best_one_of_an_earlier_epoch_stays()
    {
        _checkpoints.Save(Data(0), 0, isBest: true);
        Save(1);
        _checkpoints.SetAsideAfter(0);

        Assert.Equal(0, EpochIn("ckpt.best.pth"));
    }

    [Fact]
    public void An_earlier_epoch_becomes_the_best_one_where_that_was_set_aside()
    {
        Save(0, 1);
        _checkpoints.RestoreBest(0, from: _folder.FullPath);

        Assert.Equal(0, EpochIn("ckpt.best.pth"));
    }

    [Fact]
    public void The_best_one_comes_along_into_another_folder()
    {
        using var other = new TemporaryFolder();
        _checkpoints.Save(Data(4), 4, isBest: true);
        new CheckpointFolder(other.FullPath, Stamp).RestoreBest(4, from: _folder.FullPath);

        using var checkpoint = Checkpoint.Load(other["ckpt.best.pth"]);
        Assert.Equal(4, checkpoint.Epoch);
    }

    [Fact]
    public void Where_there_are_no_later_ones_nothing_is_told()
    {
        Save(0, 1);

        Assert.Null(_checkpoints.SetAsideAfter(1));
    }

    public void Dispose() => _folder.Dispose();

    private string[] Names =>
        [.. Directory.GetFiles(_folder.FullPath).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static OrderedDictionary<string, object?> Data(int epoch) => new() { ["epoch"] = (long)epoch };

    private int EpochIn(string name)
    {
        using var checkpoint = Checkpoint.Load(_folder[name]);
        return checkpoint.Epoch;
    }

    private void Save(params int[] epochs)
    {
        foreach (var epoch in epochs)
        {
            _checkpoints.Save(Data(epoch), epoch, isBest: false);
        }
    }
}
