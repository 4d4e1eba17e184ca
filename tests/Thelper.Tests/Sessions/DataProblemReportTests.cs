using Thelper.Data;
using Thelper.Sessions;
using Thelper.Tests.Support;
using Thelper.Tests.Train;

namespace Thelper.Tests.Sessions;

public sealed class DataProblemReportTests : IDisposable
{
    private static readonly PassFinished PassEnd = new(new PassStarted("train", 0, 1, 1), new PassResult(null, [], 0, 0));

    private readonly TemporaryFolder _folder = new();
    private readonly DataProblems _problems = new(OnError.Skip);
    private readonly EventList _events = new();
    private readonly SessionLog _log;
    private readonly DataProblemReport _report;

    public DataProblemReportTests()
    {
        _log = new SessionLog(_folder["trainer.log"], TimeProvider.System);
        _report = new DataProblemReport(new Dictionary<string, DataProblems> { ["pets"] = _problems }, _log, _events);
    }

    [Fact]
    public void What_was_found_when_the_data_was_opened_is_counted()
    {
        _problems.Add("b.png is no image.");
        _problems.Add("a.png is no image.");
        _report.Tell();

        Assert.Equal(
            $"2 mistakes in the data set 'pets': what is wrong is left out, as its on_error is skip. {_log.FullPath} lists them.",
            Assert.Single(_events.OfKind<RunWarning>()).Text);
    }

    [Fact]
    public void The_list_has_an_order_that_does_not_depend_on_threads()
    {
        _problems.Add("b.png is no image.");
        _problems.Add("a.png is no image.");
        _report.Tell();

        Assert.Equal(["a.png is no image.", "b.png is no image."], File.ReadAllLines(_log.FullPath).Select(line => line[^18..]));
    }

    [Fact]
    public void A_pass_that_met_nothing_new_is_passed_over()
    {
        _problems.Add("a.png is no image.");
        _report.Write(PassEnd);
        _problems.Add("a.png is no image.");
        _report.Write(PassEnd);

        Assert.Single(_events.OfKind<RunWarning>());
    }

    [Fact]
    public void A_pass_that_met_something_new_is_told_of_that_alone()
    {
        _problems.Add("a.png is no image.");
        _report.Write(PassEnd);
        _problems.Add("b.png is no image.");
        _report.Write(PassEnd);

        Assert.All(_events.OfKind<RunWarning>(), warning => Assert.StartsWith("1 mistake in ", warning.Text, StringComparison.Ordinal));
        Assert.Equal(2, File.ReadAllLines(_log.FullPath).Length);
    }

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }
}
