using Thelper.Reports.Page;
using Thelper.Tests.Train;

namespace Thelper.Tests.Reports.Page;

/// <summary>A session of a fraction of a second with a course of values that is known, and its page.</summary>
public sealed class SessionPageFixture : IDisposable
{
    private readonly TinySession _session = new();

    public SessionPageFixture()
    {
        _session.Start("trainer.metrics.confusion={type: thelper.train.ConfusionMatrix}", "name='tiny'");
        File.WriteAllLines(Path.Combine(_session.Directory.FullPath, "metrics.jsonl"),
        [
            Row("train", "iter/loss", 0, 0, "2.0"), Row("train", "iter/loss", 0, 1, "1.5"),
            Row("train", "epoch/loss", 0, 0, "1.75"), Row("train", "epoch/accuracy", 0, 0, "40"), Row("train", "epoch/lr", 0, 0, "0.01"),
            Row("valid", "epoch/loss", 0, 0, "1.5"), Row("valid", "epoch/accuracy", 0, 0, "null"),
            Row("train", "epoch/loss", 1, 1, "1.25"), Row("train", "epoch/accuracy", 1, 1, "60"), Row("train", "epoch/lr", 1, 1, "0.01"),
            Row("valid", "epoch/loss", 1, 1, "1.0"), Row("valid", "epoch/accuracy", 1, 1, "70"),
            """{"set":"train","tag":"epo""",
        ]);
        Page = Path.Combine(_session.Directory.FullPath, "page.html");
        SessionPage.Write(_session.Directory, Page);
        Html = File.ReadAllText(Page);
    }

    /// <summary>The page's file.</summary>
    public string Page { get; }

    public string Html { get; }

    /// <summary>The page that the session wrote by itself.</summary>
    public string OwnPage => _session.Directory.Page;

    public void Dispose() => _session.Dispose();

    private static string Row(string set, string tag, int epoch, int step, string value) =>
        $$"""{"set":"{{set}}","tag":"{{tag}}","epoch":{{epoch}},"step":{{step}},"value":{{value}}}""";
}
