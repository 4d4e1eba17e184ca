using Thelper.Data;
using Thelper.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Data;

/// <summary>Small folders in the layout of PASCAL VOC.</summary>
internal sealed class VocFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _root;

    /// <param name="name">Such as <c>VOCdevkit/VOC2012</c>.</param>
    public VocFiles(string name)
    {
        _root = name;
        Directory.CreateDirectory(_folder[name]);
    }

    /// <summary>What a configuration names.</summary>
    public string Root => _root.StartsWith("VOCdevkit", StringComparison.Ordinal) ? _folder.FullPath : _folder[_root];

    public string this[string path] => _folder[_root, path];

    public void List(string path, params IEnumerable<string> lines) =>
        Write($"ImageSets/{path}.txt", string.Join('\n', lines) + "\n");

    /// <summary>An image of 20 x 10 pixels.</summary>
    public void Image(string name) => _folder.Write(Path.Combine(_root, "JPEGImages", name + ".png"), ClassFolders.Png(20, 10));

    /// <summary>An annotation for 20 x 10 pixels, and its image.</summary>
    public void Annotate(string name, params IEnumerable<string> objects)
    {
        Image(name);
        Write(
            $"Annotations/{name}.xml",
            "<annotation>\n<size><width>20</width><height>10</height><depth>3</depth></size>\n"
            + $"{string.Join('\n', objects)}\n</annotation>");
    }

    public static string Object(string name, string corners, string more = "")
    {
        var numbers = corners.Split(' ');
        return $"<object><name>{name}</name>{more}<bndbox><xmin>{numbers[0]}</xmin><ymin>{numbers[1]}</ymin>"
            + $"<xmax>{numbers[2]}</xmax><ymax>{numbers[3]}</ymax></bndbox></object>";
    }

    public void Mask(string name, params ReadOnlySpan<Colour> colours)
    {
        var pixels = new byte[20 * 10 * 3];
        for (var i = 0; i < colours.Length; i++)
        {
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = (colours[i].R, colours[i].G, colours[i].B);
        }

        using var image = Thelper.Vision.Image.FromPixels<byte>(pixels, 20, 10, channels: 3);
        _folder.Write(Path.Combine(_root, "SegmentationClass", name + ".png"), image.EncodePng());
    }

    public void Write(string path, string content) => _folder.Write(Path.Combine(_root, path), content);

    public IDataset Open(string parameters, DataProblems? problems = null) =>
        DatasetFragment.Open("thelper.data.PASCALVOC", $"root: {Root}, {parameters}", problems);

    public void Dispose() => _folder.Dispose();
}
