using Thelper.Sessions;
using Thelper.Tests.Support;

namespace Thelper.Tests.Sessions;

public sealed class ScalarFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SessionDirectory Session => new(_folder.FullPath);

    [Fact]
    public void Each_number_has_a_row_in_both_files()
    {
        Write(Pass(0, 0.25, ("accuracy", 50)));

        Assert.Equal(
            """
            {"set":"train","tag":"epoch/loss","epoch":0,"step":0,"value":0.25}
            {"set":"train","tag":"epoch/lr","epoch":0,"step":0,"value":0.001}
            {"set":"train","tag":"epoch/accuracy","epoch":0,"step":0,"value":50}

            """,
            File.ReadAllText(Session.Scalars));
        Assert.Equal(
            "set,tag,epoch,step,value\ntrain,epoch/loss,0,0,0.25\ntrain,epoch/lr,0,0,0.001\ntrain,epoch/accuracy,0,0,50\n",
            File.ReadAllText(_folder["metrics.csv"]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_not_finite_is_null_and_an_empty_field(double value)
    {
        Write(Pass(0, value));

        Assert.StartsWith("""{"set":"train","tag":"epoch/loss","epoch":0,"step":0,"value":null}""", File.ReadAllText(Session.Scalars), StringComparison.Ordinal);
        Assert.Contains("train,epoch/loss,0,0,\n", File.ReadAllText(_folder["metrics.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_a_comma_is_quoted_as_CSV()
    {
        Write(Pass(0, 1, ("a,b", 2)));

        Assert.Contains("train,\"epoch/a,b\",0,0,2\n", File.ReadAllText(_folder["metrics.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_keep_all_their_digits()
    {
        Write(Pass(0, 1.0 / 3));

        Assert.Equal(1.0 / 3, ScalarRow.Parse(File.ReadLines(Session.Scalars).First())!.Value);
    }

    [Fact]
    public void A_batch_of_training_and_the_last_one_of_an_evaluation_have_rows()
    {
        var pass = new PassStarted("valid", 1, 2, 3);
        Write(
            new BatchFinished(pass, 1, 8, 0.5, null) { OwnLoss = 0.5, Iteration = 7 },
            new BatchFinished(pass, 2, 12, 0.5, null)
            {
                OwnLoss = 0.75,
                Iteration = 7,
                IsRecorded = true,
                Metrics = [new("accuracy", 3, "%")],
            });

        Assert.Equal(
            ["""{"set":"valid","tag":"iter/loss","epoch":1,"step":7,"value":0.75}""", """{"set":"valid","tag":"iter/accuracy","epoch":1,"step":7,"value":3}"""],
            File.ReadLines(Session.Scalars));
    }

    [Fact]
    public void Rows_are_in_the_files_when_a_pass_has_ended()
    {
        using var files = new ScalarFiles(Session);
        files.Write(Pass(0, 1));

        Assert.Equal(2, Lines(Session.Scalars).Length);
        Assert.Equal(3, Lines(_folder["metrics.csv"]).Length);
    }

    [Fact]
    public void Rows_that_will_come_again_are_removed_and_the_others_stay_as_they_are()
    {
        Write(Pass(0, 1), Pass(1, 2));
        var (lines, table) = (File.ReadAllText(Session.Scalars), File.ReadAllText(_folder["metrics.csv"]));
        using var files = new ScalarFiles(Session);

        Assert.Null(files.GoOn(Session, row => row.Epoch < 1));
        files.Write(Pass(1, 2));

        Assert.Equal((lines, table), (string.Concat(Lines(Session.Scalars)), string.Concat(Lines(_folder["metrics.csv"]))));
    }

    [Fact]
    public void A_last_line_that_a_killed_session_left_half_written_goes()
    {
        Write(Pass(0, 1));
        var expected = File.ReadAllText(Session.Scalars);
        File.AppendAllText(Session.Scalars, """{"set":"train","tag":"iter/lo""");
        using var files = new ScalarFiles(Session);

        Assert.Null(files.GoOn(Session, _ => true));
        Assert.Equal(expected, File.ReadAllText(Session.Scalars));
    }

    [Fact]
    public void Lines_that_are_no_rows_are_left_out_and_told()
    {
        File.WriteAllText(Session.Scalars, "text\n{\"set\":\"train\"}\n{\"set\":\"train\",\"tag\":\"epoch/loss\",\"epoch\":0,\"step\":0,\"value\":1}\n");
        using var files = new ScalarFiles(Session);

        Assert.Equal($"{Session.Scalars} had 2 lines that are no rows; they were left out.", files.GoOn(Session, _ => true));
        Assert.Single(File.ReadAllLines(Session.Scalars));
    }

    [Fact]
    public void A_session_that_goes_on_elsewhere_takes_its_rows_along()
    {
        Write(Pass(0, 1));
        var elsewhere = new SessionDirectory(_folder["elsewhere"]);
        Directory.CreateDirectory(elsewhere.FullPath);
        using var files = new ScalarFiles(elsewhere);
        files.GoOn(Session, _ => true);

        Assert.Equal(File.ReadAllText(Session.Scalars), File.ReadAllText(elsewhere.Scalars));
    }

    [Fact]
    public void Files_that_cannot_be_written_are_told_at_the_end_of_the_pass()
    {
        using var files = new ScalarFiles(new SessionDirectory(_folder["missing"]));

        Assert.StartsWith(
            $"The numbers of the session cannot be written to {_folder["missing"]}",
            Assert.Throws<SessionException>(() => files.Write(Pass(0, 1))).Message,
            StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_full_disk_is_told()
    {
        Skip.IfNot(File.Exists("/dev/full"), "There is no device here that is always full");
        File.CreateSymbolicLink(Session.Scalars, "/dev/full");
        using var files = new ScalarFiles(Session);

        Assert.Contains("No space left", Assert.Throws<SessionException>(() => files.Write(Pass(0, 1))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static PassFinished Pass(int epoch, double loss, params (string Name, double Value)[] metrics) => new(
        new PassStarted("train", epoch, 2, 3), new PassResult(loss, [.. metrics.Select(metric => new MetricValue(metric.Name, metric.Value, ""))], 8, 1))
    {
        LearningRate = 0.001,
    };

    private static string[] Lines(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line + "\n")];
    }

    private void Write(params RunEvent[] events)
    {
        using var files = new ScalarFiles(Session);
        Array.ForEach(events, files.Write);
    }
}
