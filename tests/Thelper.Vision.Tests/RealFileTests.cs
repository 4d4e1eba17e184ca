namespace Thelper.Vision.Tests;

/// <summary>Files that cameras and microscopes made, where the shared data folder is at hand.</summary>
public sealed class RealFileTests
{
    [SkippableFact]
    public void Every_flower_photo_is_read()
    {
        foreach (var path in Files("flower-photos", "*.jpg"))
        {
            using var image = Image.Load(path);
            Assert.Equal((3, PixelDepth.UInt8), (image.Channels, image.Depth));
        }
    }

    [SkippableFact]
    public void Every_microscope_image_has_16_bits()
    {
        foreach (var path in Files("bbbc039-nuclei", "*.tif*"))
        {
            using var image = Image.Load(path, ImageReadMode.Unchanged);
            Assert.Equal((696, 520, 1, PixelDepth.UInt16), (image.Width, image.Height, image.Channels, image.Depth));
        }
    }

    [SkippableFact]
    public void Every_nuclei_mask_has_small_numbers_in_the_red_channel()
    {
        foreach (var path in Files("bbbc039-nuclei", "*.png"))
        {
            using var image = Image.Load(path, ImageReadMode.Unchanged);
            var (bytes, channels) = (image.Bytes.ToArray(), image.Channels);
            Assert.InRange(bytes.Where((_, i) => i % channels == 0).Max(), 0, 3);
        }
    }

    private static string[] Files(string folder, string pattern)
    {
        var shared = Environment.GetEnvironmentVariable("THELPER_SHARED")
            ?? Path.Combine(RepositoryRoot(), "..", "shared");
        var root = Path.Combine(shared, "data", folder);
        Skip.IfNot(Directory.Exists(root), "the shared data folder is not here");
        var files = Directory.GetFiles(root, pattern, SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        return files;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.Parent is not null && !File.Exists(Path.Combine(folder.FullName, "Thelper.slnx")))
        {
            folder = folder.Parent;
        }
        return folder.FullName;
    }
}
