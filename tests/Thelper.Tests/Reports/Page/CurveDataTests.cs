using System.Globalization;
using System.Text.Json.Nodes;
using Thelper.Reports.Page;
using Thelper.Tests.Support;

namespace Thelper.Tests.Reports.Page;

public sealed class CurveDataTests
{
    [Fact]
    public void A_long_course_keeps_its_peaks()
    {
        var rows = Enumerable.Range(0, 100_000).Select(step => Row(step, step == 54_321 ? 9.0 : step == 77_777 ? -3.0 : 1.0));
        var points = Points(rows);

        Assert.InRange(points.Count, 100, 1002);
        Assert.Contains(points, point => (double)point![1]! == 9.0 && (double)point[0]! == 54_321);
        Assert.Contains(points, point => (double)point![1]! == -3.0);
    }

    [Fact]
    public void A_short_one_is_whole() => Assert.Equal(3, Points(Enumerable.Range(0, 3).Select(step => Row(step, 1.0 / (step + 1)))).Count);

    [Fact]
    public void Epochs_count_from_one() => Assert.Equal("""[[1,2],[2,1]]""", Points(
        ["""{"set":"train","tag":"epoch/loss","epoch":0,"step":0,"value":2}""", """{"set":"train","tag":"epoch/loss","epoch":1,"step":1,"value":1}"""]).ToJsonString());

    [Fact]
    public void What_the_test_alone_gives_is_no_curve()
    {
        using var folder = new TemporaryFolder();
        var history = ScalarHistory.Read(folder.Write("metrics.jsonl", """{"set":"test","tag":"epoch/auc","epoch":1,"step":1,"value":0.5}"""));

        Assert.Equal("[]", CurveData.Json(history, null));
    }

    [Theory]
    [InlineData("""{"set":"train","tag":"iter/lo""")]
    [InlineData("""{"set":"train","tag":"iter/loss","epoch":0,"step":1,"value":null}""")]
    [InlineData("""{"set":"train","tag":"iter/loss","epoch":0,"step":1,"value":1e999}""")]
    [InlineData("[1]")]
    public void Lines_that_are_torn_or_have_no_number_are_passed_over(string line) => Assert.Equal("[[0,1]]", Points([Row(0, 1), line]).ToJsonString());

    private static JsonArray Points(IEnumerable<string> rows)
    {
        using var folder = new TemporaryFolder();
        var history = ScalarHistory.Read(folder.Write("metrics.jsonl", string.Join('\n', rows)));
        return JsonNode.Parse(CurveData.Json(history, null))![0]!["series"]![0]!["points"]!.AsArray();
    }

    private static string Row(int step, double value) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"set":"train","tag":"iter/loss","epoch":0,"step":{{step}},"value":{{value}}}""");
}
