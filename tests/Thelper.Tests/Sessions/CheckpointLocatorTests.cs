using Thelper.Sessions;
using Thelper.Tests.Support;

namespace Thelper.Tests.Sessions;

public sealed class CheckpointLocatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_latest_epoch_comes_first_and_the_best_checkpoint_last() => AssertOrder(
        "ckpt.0010.vm-20260101-000000.pth",
        "ckpt.0009.vm-20260102-000000.pth",
        "ckpt.0000.vm-20260101-000000.pth",
        "ckpt.best.pth");

    [Fact]
    public void Of_one_epoch_the_latest_launch_comes_first() => AssertOrder(
        "ckpt.0001.vm-20260102-000000.pth",
        "ckpt.0001.vm-20260101-235959.pth",
        "ckpt.0001.vm-20260101-000001.pth");

    [Fact]
    public void Names_of_hosts_may_have_dashes_dots_and_numbers() => AssertOrder(
        "ckpt.0003.z-20200101-20260101-000000.pth",
        "ckpt.0002.node-7.rack-3.example.org-20260103-000000.pth",
        "ckpt.0002.a-b-20260102-000000.pth",
        "ckpt.0002.0009.1-20260101-000000.pth");

    [Fact]
    public void An_epoch_may_have_more_than_four_digits() => AssertOrder(
        "ckpt.12345.vm-20260101-000000.pth",
        "ckpt.9999.vm-20260101-000000.pth",
        "ckpt.99999999999999999999.vm-20260101-000000.pth");

    [Fact]
    public void Other_files_are_no_checkpoints()
    {
        _folder.Write("checkpoints/ckpt.0001.vm-20260101-000000.pth.partial", "");
        _folder.Write("checkpoints/notes.txt", "");

        Assert.Equal(
            $"There is no checkpoint (ckpt.*.pth) in {_folder["checkpoints"]}.",
            Assert.Throws<SessionException>(() => CheckpointLocator.Find(_folder.FullPath)).Message);
    }

    [Fact]
    public void The_folder_of_checkpoints_may_be_named_itself()
    {
        var file = _folder.Write("ckpt.0001.vm-20260101-000000.pth", "");

        Assert.Equal([file], CheckpointLocator.Find(_folder.FullPath));
    }

    [Fact]
    public void A_missing_path_is_told() => Assert.Equal(
        $"There is no checkpoint at {_folder["no"]}: no such file or folder.",
        Assert.Throws<SessionException>(() => CheckpointLocator.Find(_folder["no"])).Message);

    [Fact]
    public void A_name_is_made_of_epoch_and_stamp() => Assert.Equal(
        "ckpt.0007.vm-20261122-073104.pth",
        CheckpointLocator.NameOf(7, new SessionStamp("vm", new DateTime(2026, 11, 22, 7, 31, 4))));

    public void Dispose() => _folder.Dispose();

    private void AssertOrder(params string[] names)
    {
        foreach (var name in names.Reverse())
        {
            _folder.Write(Path.Combine("checkpoints", name), "");
        }

        Assert.Equal(names, CheckpointLocator.Find(_folder.FullPath).Select(Path.GetFileName));
    }
}
