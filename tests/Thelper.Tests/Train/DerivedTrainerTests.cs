using Thelper.Data;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Train;

namespace Thelper.Tests.Train;

/// <summary>What a derived trainer keeps is in checkpoints, and survives a resume; its names are its own. 40 images in batches of 8 are 5 steps.</summary>
public sealed class DerivedTrainerTests : IDisposable
{
    private static readonly string[] Counting = [$"trainer.type={CountingTrainerOptions.Name}", "trainer.monitor=loss", "trainer.metrics={}"];

    private readonly TinySession _session;

    public DerivedTrainerTests() => _session = new TinySession
    {
        Register = catalogue => catalogue.Add<ITrainerOptions, CountingTrainerOptions>(CountingTrainerOptions.Name),
    };

    [Fact]
    public void What_a_trainer_keeps_survives_a_resume()
    {
        _session.Start(Counting);
        using var whole = Saved();
        _session.Resume("trainer.epochs=3");
        using var resumed = Saved();

        Assert.Equal((10L, 15L), (whole.Trainer!["steps"], resumed.Trainer!["steps"]));
        Assert.Equal(10, Assert.Single(((Tensor)whole.Trainer["total"]!).ToArray<float>()));
        Assert.Equal(15, Assert.Single(((Tensor)resumed.Trainer["total"]!).ToArray<float>()));
    }

    [Fact]
    public void A_trainer_without_anything_to_keep_goes_on_from_a_checkpoint_that_has_something()
    {
        _session.Start(Counting);

        Assert.Equal(3, _session.Resume("trainer.epochs=3", "trainer.type=thelper.train.ImageClassifTrainer").Epochs);
    }

    [Fact]
    public void A_checkpoint_without_such_a_state_starts_anew()
    {
        _session.Start("trainer.monitor=loss");
        _session.Resume(["trainer.epochs=3", .. Counting]);
        using var resumed = Saved();

        Assert.Equal(5L, resumed.Trainer!["steps"]);
    }

    [Fact]
    public void A_metric_with_a_name_that_the_trainer_uses_is_refused() => Assert.Equal(
        "The metrics of the train set have an entry named 'hits', which the trainer keeps for something of its own; use another name.",
        Assert.Throws<SessionException>(
            () => _session.Start([.. Counting, "trainer.train_metrics={hits: {type: thelper.optim.Accuracy}}"])).Message);

    public void Dispose() => _session.Dispose();

    private Checkpoint Saved() => Checkpoint.Load(_session.EpochCheckpoints[^1]);
}

internal sealed record CountingTrainerOptions : TrainerOptions
{
    public const string Name = "tests.CountingTrainer";

    public override Trainer Create(TrainerArguments arguments) => new CountingTrainer(arguments, this);
}

/// <summary>A classifier that counts the batches that it trained on, as a number and in a tensor.</summary>
internal sealed class CountingTrainer(TrainerArguments arguments, CountingTrainerOptions options) : Trainer(arguments, options)
{
    private float[] _total = [0];
    private long _steps;

    protected override StepOutput Step(Batch batch)
    {
        _steps += Model.IsTraining ? 1 : 0;
        _total[0] += Model.IsTraining ? 1 : 0;
        var prediction = ((Module<Tensor, Tensor>)Model).Forward(batch.Tensor("image"));
        var target = batch.Tensor(Task.GroundTruthKey!);
        return new StepOutput { Input = batch.Tensor("image"), Prediction = prediction, Target = target, Loss = Loss!.Forward(prediction, target) };
    }

    protected override IReadOnlyDictionary<string, IPredictionConsumer> OwnConsumers(string set) =>
        new Dictionary<string, IPredictionConsumer> { ["hits"] = new Accuracy() };

    protected override OrderedDictionary<string, object?> SaveState() =>
        new() { ["steps"] = _steps, ["total"] = Tensors.From<float>(_total) };

    protected override void LoadState(IReadOnlyDictionary<string, object?> state) =>
        (_steps, _total) = ((long)state["steps"]!, ((Tensor)state["total"]!).ToArray<float>());
}
