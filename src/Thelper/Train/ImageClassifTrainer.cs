using Thelper.Data;
using Thelper.Data.Collation;
using Thelper.Models;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Train;

/// <summary>The options of <see cref="ImageClassifTrainer"/>.</summary>
public sealed record ImageClassifTrainerOptions : TrainerOptions
{
    /// <inheritdoc/>
    public override Trainer Create(TrainerArguments arguments) => new ImageClassifTrainer(arguments, this);
}

/// <summary>
/// Trains a model that maps images B×C×H×W to scores B×classes. Labels may be class names, indices, or
/// the shares of classes in mixed images; samples without a label can be predicted, but not trained on.
/// </summary>
public sealed class ImageClassifTrainer : Trainer
{
    private readonly Classification _task;

    /// <summary>Takes what it works with.</summary>
    /// <param name="arguments">Model, task, loaders and surroundings.</param>
    /// <param name="options">The trainer's section.</param>
    /// <exception cref="Sessions.SessionException">The task is another one.</exception>
    /// <exception cref="ModelException">The model does not map a tensor to a tensor.</exception>
    public ImageClassifTrainer(TrainerArguments arguments, TrainerOptions options)
        : base(arguments, options)
    {
        _task = SingleLabel.Require(arguments.Task, "The trainer ImageClassifTrainer");
        arguments.RequireModel<Module<Tensor, Tensor>>("take a batch of images and give a score for each class");
    }

    /// <inheritdoc/>
    protected override StepOutput Step(Batch batch)
    {
        var input = ModelInput.Of(batch, _task, Device);
        var target = _task.GroundTruthKey is { } key && batch[key] is { } labels ? ClassTargets.Of(labels, _task).To(Device) : null;
        var prediction = Forward(input);
        return new StepOutput
        {
            Input = input,
            Prediction = prediction,
            Target = target,
            Loss = target is null ? null : Loss?.Forward(prediction, target),
        };
    }
}
