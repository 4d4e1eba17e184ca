namespace Thelper.Cli.Tests;

public sealed class ReportTests : IDisposable
{
    private readonly Workplace _workplace = new();

    [Fact]
    public void A_session_ends_with_its_page()
    {
        var outcome = _workplace.New();

        Assert.Contains($"report       {_workplace.Session}/report.html", outcome.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_workplace.Session, "report.html")));
    }

    [Fact]
    public void The_page_can_be_made_anew_elsewhere()
    {
        _workplace.New();
        var page = _workplace.Folder["page.html"];
        var outcome = Outcome.Of("report", _workplace.Session, "--output", page);

        Assert.Equal((ExitCodes.Done, page + "\n"), (outcome.Code, outcome.Output));
        Assert.Equal(File.ReadAllText(Path.Combine(_workplace.Session, "report.html")), File.ReadAllText(page));
    }

    [Fact]
    public void A_folder_without_a_session_is_told()
    {
        var outcome = Outcome.Of("report", _workplace.Folder.FullPath);

        Assert.Equal(ExitCodes.Failed, outcome.Code);
        Assert.Contains($"There is no session in {_workplace.Folder.FullPath}; name the folder", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_for_the_page_that_is_not_there_is_told()
    {
        _workplace.New();
        var outcome = Outcome.Of("report", _workplace.Session, "--output", _workplace.Folder["missing", "page.html"]);

        Assert.Equal(ExitCodes.Failed, outcome.Code);
        Assert.Contains($"There is no folder {_workplace.Folder["missing"]} for the page", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Events_of_a_path_that_is_not_there_are_told() =>
        Assert.Contains("There is no file or folder ", Outcome.Of("events", _workplace.Folder["missing"]).Errors, StringComparison.Ordinal);

    public void Dispose() => _workplace.Dispose();
}
