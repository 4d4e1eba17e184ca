using Thelper.Vision;

namespace Thelper.Reports.Page;

/// <summary>What the consumers of a session drew and wrote about its last evaluation.</summary>
internal static class ReportSections
{
    // With Base64's third on top, the page stays below 3 MB.
    private const long MostPictureBytes = 2_000_000;

    // Some reports write pictures of every sample.
    private const int MostPictures = 24;

    /// <summary>The pictures, within the page as long as there is room; the others are links to their files.</summary>
    /// <param name="html">The page.</param>
    /// <param name="files">The session.</param>
    /// <param name="folder">Where the page will lie.</param>
    public static void WritePictures(HtmlWriter html, SessionFiles files, string folder)
    {
        if (files.ReportedSet is not { } set || files.Pictures(set).ToList() is not { Count: > 0 } pictures)
        {
            return;
        }

        html.Open("section").Element("h2", $"Pictures of the {set} set").Open("div", ("class", "pictures"));
        var room = MostPictureBytes;
        foreach (var (name, path) in pictures.Take(MostPictures))
        {
            html.Open("figure");
            if (Embeddable(path, room) is { } bytes)
            {
                room -= bytes.Length;
                html.Empty("img", ("alt", name), ("src", "data:image/png;base64," + Convert.ToBase64String(bytes)));
            }
            else
            {
                html.Open("p").Element("a", "not on this page", ("href", Link(folder, path))).Close();
            }

            html.Element("figcaption", name).Close();
        }

        html.Close();
        if (pictures.Count > MostPictures)
        {
            html.Element("p", $"{pictures.Count - MostPictures} more lie in {Path.GetRelativePath(folder, Path.GetDirectoryName(pictures[0].Path)!)}.", ("class", "hint"));
        }

        html.Close();
    }

    /// <summary>The texts as they are.</summary>
    public static void WriteTexts(HtmlWriter html, SessionFiles files)
    {
        if (files.ReportedSet is not { } set || files.Texts(set).ToList() is not { Count: > 0 } texts)
        {
            return;
        }

        html.Open("section").Element("h2", $"Reports of the {set} set");
        foreach (var (name, text) in texts)
        {
            html.Element("h3", name).Element("pre", text.Trim('\n', '\r'));
        }

        html.Close();
    }

    /// <summary>A picture's bytes, at half its size where that makes it fit; null where it does not fit at all, or is damaged.</summary>
    private static byte[]? Embeddable(string path, long room)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            for (var halvings = 0; bytes.Length > room && halvings < 2; halvings++)
            {
                using var picture = Image.Decode(bytes);
                using var half = picture.Resize(Math.Max(1, picture.Width / 2), Math.Max(1, picture.Height / 2), Interpolation.Area);
                bytes = half.EncodePng();
            }

            return bytes.Length <= room ? bytes : null;
        }
        catch (ImageException)
        {
            return null;
        }
    }

    private static string Link(string folder, string path) =>
        string.Join('/', Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}
