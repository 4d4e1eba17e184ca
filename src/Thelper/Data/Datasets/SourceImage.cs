using Thelper.Vision;

namespace Thelper.Data.Datasets;

/// <summary>An image file of a data set.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Name">The path from the root of the data set, with forward slashes.</param>
internal readonly record struct SourceImage(string Path, string Name)
{
    public static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".bmp", ".ppm", ".pgm", ".tif", ".tiff"];

    /// <summary>The name, and the size of the file where it can be told.</summary>
    public SampleIdentity Identity
    {
        get
        {
            var file = new FileInfo(Path);
            return new SampleIdentity(Name, file.Exists ? file.Length : null);
        }
    }

    /// <summary>Whether a file is an image by its name.</summary>
    public static bool IsNamedSo(string name) =>
        Extensions.Contains(System.IO.Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>A file within the folder of a data set.</summary>
    public static SourceImage Within(string root, string path) =>
        new(path, System.IO.Path.GetRelativePath(root, path).Replace('\\', '/'));

    /// <summary>All images below a folder, at any depth, in the order of their names.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="problems">Takes what cannot be opened.</param>
    /// <exception cref="DataException">The folder does not exist, or has no image.</exception>
    public static SourceImage[] Below(string root, DataProblems problems)
    {
        RequireFolder(root);
        SourceImage[] images = [.. new FolderWalk(problems).Files(root, IsNamedSo).Select(path => Within(root, path))];
        return images.Length > 0 ? images
            : throw new DataException($"The data folder {root} has no image (looked for {string.Join(", ", Extensions)}).");
    }

    /// <exception cref="DataException">The folder does not exist.</exception>
    public static void RequireFolder(string root)
    {
        if (!Directory.Exists(root))
        {
            throw new DataException(File.Exists(root)
                ? $"The data folder {root} is a file." : $"The data folder {root} does not exist.");
        }
    }

    /// <summary>Reads the file, which is decoded when its pixels are needed; the caller owns the image.</summary>
    /// <exception cref="DataException">The file cannot be read, or begins as no image does.</exception>
    public SampleImage Load(ImageColours colours) =>
        Read(colours, static (path, mode) => new SampleImage(EncodedImage.Load(path, mode)));

    /// <summary>Decodes the file; the caller owns the image.</summary>
    /// <exception cref="DataException">The file cannot be read.</exception>
    public Image Decode(ImageColours colours) => Read(colours, Image.Load);

    /// <summary>
    /// The size of the image as <see cref="Decode"/> gives it, from the file's header; null where that cannot be read.
    /// </summary>
    public ImageShape? Shape(ImageColours colours)
    {
        try
        {
            var header = ImageHeader.Load(Path, colours.ReadMode());
            return new ImageShape(header.Width, header.Height, header.Channels);
        }
        catch (ImageException)
        {
            return null;
        }
    }

    private T Read<T>(ImageColours colours, Func<string, ImageReadMode, T> read)
    {
        try
        {
            return read(Path, colours.ReadMode());
        }
        catch (ImageException exception)
        {
            throw new DataException(exception.Message, exception);
        }
    }
}
