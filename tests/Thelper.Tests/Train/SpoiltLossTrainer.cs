using Thelper.Data;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Train;

namespace Thelper.Tests.Train;

/// <summary>A classifier whose losses in evaluation are multiplied by a factor.</summary>
internal sealed record SpoiltLossTrainerOptions : TrainerOptions
{
    public const string Name = "tests.SpoiltLossTrainer";

    public required double Factor { get; init; }

    public override Trainer Create(TrainerArguments arguments) => new SpoiltLossTrainer(arguments, this);

    private sealed class SpoiltLossTrainer(TrainerArguments arguments, SpoiltLossTrainerOptions options) : Trainer(arguments, options)
    {
        protected override StepOutput Step(Batch batch)
        {
            var prediction = ((Module<Tensor, Tensor>)Model).Forward(batch.Tensor("image"));
            var target = batch.Tensor(Task.GroundTruthKey!);
            var loss = Loss!.Forward(prediction, target);
            return new StepOutput
            {
                Input = batch.Tensor("image"),
                Prediction = prediction,
                Target = target,
                Loss = Model.IsTraining ? loss : loss.Mul(options.Factor),
            };
        }
    }
}
