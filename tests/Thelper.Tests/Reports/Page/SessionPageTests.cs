using System.Text.RegularExpressions;
using Thelper.Reports.Page;
using Thelper.Sessions;
using Thelper.Tests.Support;

namespace Thelper.Tests.Reports.Page;

public sealed class SessionPageTests(SessionPageFixture session) : IClassFixture<SessionPageFixture>
{
    [Theory]
    [InlineData("Results")]
    [InlineData("Curves")]
    [InlineData("Reports of the test set")]
    [InlineData("Data")]
    [InlineData("Time")]
    [InlineData("Settings")]
    [InlineData("Environment")]
    public void A_page_has_a_section_of(string title) => Assert.Contains($"<h2>{title}</h2>", session.Html, StringComparison.Ordinal);

    [Fact]
    public void A_session_writes_its_page_when_it_ends() => Assert.Contains("<h1>tiny</h1>", File.ReadAllText(session.OwnPage), StringComparison.Ordinal);

    [Fact]
    public void It_loads_nothing_from_elsewhere() =>
        Assert.DoesNotMatch(new Regex("""(src|href)="(?!data:|output/)|url\(|@import|fetch\("""), session.Html);

    [Fact]
    public void Each_set_has_a_row_of_results() => Assert.Equal(
        ["set", "train", "valid", "test"], Regex.Matches(Table("results"), "<tr><th>(.*?)</th>").Select(match => match.Groups[1].Value));

    [Fact]
    public void Data_has_a_row_for_each_class() => Assert.Equal(
        ["samples", "circle", "cross", "square", "star", "triangle"],
        Regex.Matches(Table("data"), "<tr><th>([^<]+)</th>").Select(match => match.Groups[1].Value));

    [Fact]
    public void A_setting_that_differs_stands_out_with_its_default() => Assert.Matches(
        """<tr class="changed"><td>loaders.batch_size</td><td>8</td><td>[^<]+</td></tr>""", Table("settings"));

    [Fact]
    public void A_setting_with_its_default_is_there_too() => Assert.Matches(
        """<tr class="default"><td>trainer.save_freq</td><td>1</td><td></td></tr>""", Table("settings"));

    [Fact]
    public void Reports_are_there_as_they_are() => Assert.Matches("<h3>report</h3><pre>[^<]*precision", session.Html);

    [Fact]
    public void The_same_files_give_the_same_page()
    {
        using var folder = new TemporaryFolder();
        SessionPage.Write(SessionDirectory.Of(Path.Combine(Path.GetDirectoryName(session.Page)!, "x.pth")), folder["again.html"]);

        Assert.Equal(session.Html, File.ReadAllText(folder["again.html"]));
    }

    [Fact]
    public void A_folder_that_has_nothing_gives_a_page_that_says_so()
    {
        using var folder = new TemporaryFolder();
        var page = folder["report.html"];
        SessionPage.Write(new SessionDirectory(folder.FullPath), page);

        Assert.Contains("The session has not ended.", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_cannot_be_written_is_told_with_its_path()
    {
        using var folder = new TemporaryFolder();
        var page = folder["missing", "report.html"];

        var exception = Assert.Throws<SessionException>(() => SessionPage.Write(new SessionDirectory(folder.FullPath), page));
        Assert.Contains(page, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_of_single_samples_come_last_and_not_all_of_them()
    {
        using var own = new WrittenPage();
        own.AddPictures(Enumerable.Range(0, 40).Select(i => $"a_labels_epoch-1_iter-0_index-{i}"));
        var captions = own.Captions();

        Assert.Equal((24, "confusion"), (captions.Length, captions[0]));
        Assert.Contains("<p class=\"hint\">17 more lie in output/tiny/test-", own.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_picture_is_a_link()
    {
        using var own = new WrittenPage();
        own.AddDamagedPicture("damaged");

        Assert.Matches("<figure><p><a href=\"output/tiny/test-[^\"]*/damaged.png\">not on this page</a></p><figcaption>damaged</figcaption>", own.Write());
    }

    private string Table(string id) => Regex.Match(session.Html, $"""<table id="{id}">.*?</table>""", RegexOptions.Singleline).Value;
}
