using Thelper.Data;
using Thelper.Sessions;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Train;

namespace Thelper.Tests.Train;

internal sealed record SavingTrainerOptions : TrainerOptions
{
    public const string Name = "tests.SavingTrainer";

    /// <summary>The file for the state.</summary>
    public required string Path { get; init; }

    public required int Epoch { get; init; }

    /// <summary>Whether the state is that of a training pass, or of a validation.</summary>
    public required bool Training { get; init; }

    /// <summary>The batch before which the state is saved.</summary>
    public required int Batch { get; init; }

    public override Trainer Create(TrainerArguments arguments) => new SavingTrainer(arguments, this);
}

/// <summary>A classifier that writes its state in the middle of a pass.</summary>
internal sealed class SavingTrainer(TrainerArguments arguments, SavingTrainerOptions options) : Trainer(arguments, options)
{
    private int _epoch = -1;

    protected override PassResult TrainEpoch(SetRun set, int epoch)
    {
        _epoch = epoch;
        return base.TrainEpoch(set, epoch);
    }

    protected override StepOutput Step(Batch batch)
    {
        if ((_epoch, Model.IsTraining, batch.Index) == (options.Epoch, options.Training, options.Batch))
        {
            SaveState(options.Path);
        }

        var prediction = ((Module<Tensor, Tensor>)Model).Forward(batch.Tensor("image"));
        var target = batch.Tensor(Task.GroundTruthKey!);
        return new StepOutput { Input = batch.Tensor("image"), Prediction = prediction, Target = target, Loss = Loss!.Forward(prediction, target) };
    }
}
