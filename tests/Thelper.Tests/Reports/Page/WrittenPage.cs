using System.Text.RegularExpressions;
using Thelper.Reports.Page;
using Thelper.Tests.Train;
using Thelper.Vision;

namespace Thelper.Tests.Reports.Page;

/// <summary>A session of a fraction of a second whose folder of the test set gets further pictures.</summary>
internal sealed class WrittenPage : IDisposable
{
    // More than a page has room for, however small it is made.
    private const int Large = 40_000_000;

    private readonly TinySession _session = new();

    public WrittenPage() => _session.Start("trainer.epochs=1", "trainer.metrics.confusion={type: thelper.train.ConfusionMatrix}");

    public void AddPictures(IEnumerable<string> names)
    {
        using var picture = Image.FromPixels<byte>([1, 2, 3], 1, 1, 3);
        foreach (var name in names)
        {
            File.WriteAllBytes(PathOf(name), picture.EncodePng());
        }
    }

    public void AddDamagedPicture(string name) => File.WriteAllBytes(PathOf(name), new byte[Large]);

    public string Write()
    {
        SessionPage.Write(_session.Directory, _session.Directory.Page);
        return File.ReadAllText(_session.Directory.Page);
    }

    public string[] Captions() => [.. Regex.Matches(Write(), "<figcaption>(.*?)</figcaption>").Select(match => match.Groups[1].Value)];

    public void Dispose() => _session.Dispose();

    private string PathOf(string name) => Path.Combine(Path.GetDirectoryName(_session.Output("test", "confusion.png"))!, name + ".png");
}
