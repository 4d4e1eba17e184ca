using Thelper.Sessions;

namespace Thelper.Tests.Train;

/// <summary>The files <c>metrics.jsonl</c> and <c>metrics.csv</c> of whole sessions.</summary>
public sealed class ScalarSessionTests : IDisposable
{
    private const int TrainBatches = 5;

    private readonly TinySession _session = new();

    [Fact]
    public void A_session_has_the_numbers_of_batches_epochs_and_the_final_evaluation()
    {
        var results = _session.Start();
        var rows = Rows(_session.Directory);

        string[] epoch =
        [
            .. Enumerable.Repeat(new[] { "train iter/loss", "train iter/accuracy" }, TrainBatches).SelectMany(tags => tags),
            "train epoch/loss", "train epoch/lr", "train epoch/accuracy",
            "valid iter/loss", "valid iter/accuracy", "valid epoch/loss", "valid epoch/accuracy",
        ];
        string[] final = ["test iter/loss", "test iter/accuracy", "test epoch/loss", "test epoch/accuracy"];
        Assert.Equal([.. epoch, .. epoch, .. final], rows.Select(row => $"{row.Set} {row.Tag}"));
        Assert.Equal(Enumerable.Range(1, 2 * TrainBatches), rows.Where(row => row is { Set: "train", Tag: "iter/loss" }).Select(row => (int)row.Step));
        Assert.All(rows.Where(row => row.Tag.StartsWith("epoch/", StringComparison.Ordinal)), row => Assert.Equal(row.Epoch, row.Step));
        Assert.Equal(results.Sets.Select(set => set.Result.Loss), results.Sets.Select(set => rows.Last(row => row.Set == set.Set && row.Tag == "epoch/loss").Value));
        Assert.Equal(0.01, rows.First(row => row.Tag == "epoch/lr").Value);
    }

    [Fact]
    public void The_last_live_value_of_an_epoch_is_that_of_the_epoch()
    {
        _session.Start("trainer.epochs=1");
        var rows = Rows(_session.Directory);

        Assert.Equal(
            rows.Last(row => row is { Set: "train", Tag: "iter/accuracy" }).Value, rows.Single(row => row is { Set: "train", Tag: "epoch/accuracy" }).Value);
    }

    [Fact]
    public void Parts_of_the_loss_have_rows_of_their_own()
    {
        _session.Start(
            "trainer.epochs=1", "trainer.type=thelper.train.AutoEncoderTrainer", "datasets.shapes.params={count: 30, size: 32}",
            "model={type: thelper.nn.resnet.AutoEncoderResNet, params: {layers: [1, 1, 1, 1], flexible_input_res: true}}",
            "trainer.optimization.loss=", "trainer.metrics={}", "trainer.monitor=loss");

        Assert.Contains(Rows(_session.Directory), row => row.Tag.StartsWith(ScalarRow.LossPart, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_session_that_goes_on_ends_with_the_bytes_of_one_that_never_stopped(int from)
    {
        _session.Start("trainer.epochs=3", "trainer.keep_checkpoints=0");
        var expected = Files(_session.Directory);
        File.AppendAllText(_session.Directory.Scalars, "{\"set\":\"tr");
        _session.ResumeFrom(_session.EpochCheckpoints[from]);

        Assert.Equal(expected, Files(_session.Directory));
    }

    [Fact]
    public void A_session_that_is_trained_further_has_one_final_evaluation()
    {
        _session.Start("trainer.epochs=3");
        var expected = Files(_session.Directory);
        using var second = new TinySession();
        second.Start("trainer.epochs=2");
        second.Resume("trainer.epochs=3");

        Assert.Equal(expected, Files(second.Directory));
    }

    [Fact]
    public void A_session_that_failed_within_an_epoch_has_its_numbers_up_to_there_and_mends_them()
    {
        _session.Start("trainer.epochs=2");
        var expected = Files(_session.Directory);
        using var second = new TinySession();
        var stop = new EventList(happened =>
        {
            if (happened is BatchFinished { Pass: { Set: "train", Epoch: 1 }, Batch: 2 })
            {
                throw new InvalidOperationException("stopped");
            }
        });
        Assert.Throws<InvalidOperationException>(() => second.Start(stop, "trainer.epochs=2"));
        Assert.Equal(3, Rows(second.Directory).Count(row => row is { Epoch: 1, Tag: "iter/loss" }));
        second.Resume();

        Assert.Equal(expected, Files(second.Directory));
    }

    [Theory]
    [InlineData(0, true, 2)]
    [InlineData(1, true, 4)]
    [InlineData(1, false, 1)]
    public void So_does_one_that_goes_on_in_the_middle_of_a_pass(int epoch, bool training, int batch)
    {
        var state = Path.Combine(_session.Directory.Checkpoints, "state.pth");
        _session.Start(
            $"trainer.type={SavingTrainerOptions.Name}", $"trainer.path={state}", $"trainer.epoch={epoch}",
            $"trainer.training={training.ToString().ToLowerInvariant()}", $"trainer.batch={batch}", "trainer.epochs=2", "loaders.batch_size=4",
            "trainer.optimization.scheduler={type: torch.optim.lr_scheduler.OneCycleLR, params: {max_lr: 0.1}}");
        var expected = Files(_session.Directory);
        using var second = new TinySession();
        second.ResumeIn(second.Directory, state);

        Assert.Equal(expected, Files(second.Directory));
    }

    [Fact]
    public void An_evaluation_alone_replaces_the_numbers_of_the_set_and_leaves_the_others()
    {
        _session.Start();
        var before = Rows(_session.Directory);
        _session.Resume("loaders.train_split={}", "loaders.skip_verif=true");
        var after = Rows(_session.Directory);

        Assert.Equal(before.Where(row => row.Set != "test"), after.Where(row => row.Set != "test"));
        Assert.Equal(before.Select(row => (row.Set, row.Tag, row.Epoch)), after.Select(row => (row.Set, row.Tag, row.Epoch)));
    }

    public void Dispose() => _session.Dispose();

    private static IReadOnlyList<ScalarRow> Rows(SessionDirectory session) =>
        [.. File.ReadLines(session.Scalars).Select(line => ScalarRow.Parse(line)!)];

    private static (string Lines, string Table) Files(SessionDirectory session) =>
        (File.ReadAllText(session.Scalars), File.ReadAllText(Path.ChangeExtension(session.Scalars, "csv")));
}
