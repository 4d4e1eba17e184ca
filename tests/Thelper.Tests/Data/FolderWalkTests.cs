using System.Diagnostics;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

public sealed class FolderWalkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataProblems _problems = new(OnError.Skip);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_link_back_to_its_own_folder_is_reported_and_left_out()
    {
        _folder.Write("a/0.png", "");
        Directory.CreateSymbolicLink(_folder["a/again"], _folder["a"]);

        Assert.Equal([_folder["a/0.png"]], Files());
        Assert.Equal(
            $"The symbolic link {_folder["a/again"]} leads back to {_folder["a"]}, in which it lies; remove the link.",
            Assert.Single(_problems.Sentences));
    }

    [Fact]
    public void A_link_to_the_folder_above_the_root_is_reported()
    {
        _folder.Write("root/a/0.png", "");
        Directory.CreateSymbolicLink(_folder["root/a/up"], "../..");

        Assert.Equal([_folder["root/a/0.png"]], new FolderWalk(_problems).Files(_folder["root"], SourceImage.IsNamedSo));
        Assert.Contains("leads back to", Assert.Single(_problems.Sentences), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_links_that_lead_into_each_other_are_reported()
    {
        _folder.Write("a/0.png", "");
        _folder.Write("b/1.png", "");
        Directory.CreateSymbolicLink(_folder["a/to-b"], _folder["b"]);
        Directory.CreateSymbolicLink(_folder["b/to-a"], _folder["a"]);

        Assert.Equal(
            [_folder["a/0.png"], _folder["a/to-b/1.png"], _folder["b/1.png"], _folder["b/to-a/0.png"]], Files());
        Assert.Equal(2, _problems.Sentences.Count);
    }

    [Fact]
    public void A_link_to_itself_is_reported()
    {
        _folder.Write("0.png", "");
        File.CreateSymbolicLink(_folder["loop"], _folder["loop"]);

        Assert.Equal([_folder["0.png"]], Files());
        Assert.Equal(
            $"The symbolic link {_folder["loop"]} leads in a circle; mend it or remove it.", Assert.Single(_problems.Sentences));
    }

    [Fact]
    public void A_link_to_an_image_that_is_gone_is_reported()
    {
        _folder.Write("0.png", "");
        File.CreateSymbolicLink(_folder["1.png"], _folder["gone.png"]);

        Assert.Equal([_folder["0.png"]], Files());
        Assert.Contains("gone.png, which does not exist", Assert.Single(_problems.Sentences), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_a_folder_elsewhere_is_followed()
    {
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("0.png", "");
        Directory.CreateSymbolicLink(_folder["a"], elsewhere.FullPath);

        Assert.Equal([_folder["a/0.png"]], Files());
        Assert.Empty(_problems.Sentences);
    }

    [Fact]
    public void A_name_that_is_not_UTF8_is_reported()
    {
        _folder.Write("0.png", "");
        Shell("touch \"$(printf 'caf\\351.png')\"");
        var files = Files();
        Shell("rm \"$(printf 'caf\\351.png')\"");

        Assert.Equal([_folder["0.png"]], files);
        Assert.Equal(
            $"The folder {_folder.FullPath} has an entry whose name is not UTF-8, shown here as 'caf\uFFFD.png', so "
            + "that it cannot be opened; rename it.",
            Assert.Single(_problems.Sentences));
    }

    [Fact]
    public void Names_beyond_ASCII_are_read()
    {
        _folder.Write("naïve 細胞.png", "");

        Assert.Equal([_folder["naïve 細胞.png"]], Files());
    }

    private string[] Files() => new FolderWalk(_problems).Files(_folder.FullPath, SourceImage.IsNamedSo);

    private void Shell(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = _folder.FullPath })!;
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}
