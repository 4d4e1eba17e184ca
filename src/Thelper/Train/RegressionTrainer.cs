using Thelper.Configuration;
using Thelper.Data;
using Thelper.Models;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Train;

/// <summary>The options of <see cref="RegressionTrainer"/>.</summary>
[Supports(TaskKind.Regression, TaskKind.SuperResolution)]
public sealed record RegressionTrainerOptions : TrainerOptions
{
    /// <summary>The factor of the loss of each further prediction, which some models give besides while they train; by default
    /// the one that was published with the model.</summary>
    [AtLeast(0)]
    public double? AuxLossWeight { get; init; }

    /// <inheritdoc/>
    public override Trainer Create(TrainerArguments arguments) => new RegressionTrainer(arguments, this, AuxLossWeight);
}

/// <summary>
/// Trains a model that maps images or arrays, B×any shape, to numbers of the target's shape: for regression and
/// super-resolution. What the task declares of shapes, types and limits is checked on every batch.
/// </summary>
public sealed class RegressionTrainer : Trainer
{
    private readonly Regression _task;
    private readonly AuxiliaryLoss? _auxiliary;

    /// <summary>Takes what it works with.</summary>
    /// <param name="arguments">Model, task, loaders and surroundings.</param>
    /// <param name="options">The trainer's section.</param>
    /// <param name="auxiliaryWeight">The factor of the loss of each further prediction; null, the default, for the model's.</param>
    /// <exception cref="Sessions.SessionException">The task is another one.</exception>
    /// <exception cref="ModelException">The model does not map a tensor to a tensor.</exception>
    public RegressionTrainer(TrainerArguments arguments, TrainerOptions options, double? auxiliaryWeight = null)
        : base(arguments, options)
    {
        _task = arguments.RequireTask<Regression>(nameof(RegressionTrainer), "regression or super-resolution");
        arguments.RequireModel<Module<Tensor, Tensor>>("take a batch of inputs and give numbers for each");
        _auxiliary = AuxiliaryLoss.Of(arguments.Model, auxiliaryWeight);
    }

    /// <inheritdoc/>
    protected override StepOutput Step(Batch batch)
    {
        var input = ModelInput.Of(batch, _task, Device);
        ModelInput.RequireShape(input, _task.InputShape, _task.InputKey);
        var target = TargetOf(batch);
        if (Model.IsTraining && _auxiliary is not null && target is not null && Loss is not null)
        {
            return _auxiliary.Learn(Arrange(input), target, prediction => LossOf(prediction, target)!);
        }

        var prediction = Forward(input);
        return new StepOutput
        {
            Input = input,
            Prediction = prediction,
            Target = target,
            Loss = target is null ? null : LossOf(prediction, target),
        };
    }

    private Tensor? TargetOf(Batch batch)
    {
        if (_task.TargetKey is not { } key || batch[key] is null)
        {
            return null;
        }

        var target = batch.Tensor(key);
        ModelInput.RequireShape(target, _task.TargetShape, key);
        TargetLimits.Require(target, _task);
        return target.To(Device);
    }

    private Tensor? LossOf(Tensor prediction, Tensor target) => prediction.Shape.AsSpan().SequenceEqual(target.Shape)
        ? Loss?.Forward(prediction, target.To(Device, ScalarType.Float32))
        : throw new ModelException(
            $"The model gives [{string.Join(", ", prediction.Shape)}] for a batch whose truth is [{string.Join(", ", target.Shape)}]; "
            + "the shapes must be the same.");
}
