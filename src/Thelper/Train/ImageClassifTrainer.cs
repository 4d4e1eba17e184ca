using Thelper.Configuration;
using Thelper.Data.Collation;
using Thelper.Models;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Train;

/// <summary>The options of <see cref="ImageClassifTrainer"/>.</summary>
[Supports(TaskKind.Classification)]
public sealed record ImageClassifTrainerOptions : TrainerOptions
{
    /// <summary>The factor of the loss of each further prediction, which some models give besides while they train; by default
    /// the one that was published with the model.</summary>
    [AtLeast(0)]
    public double? AuxLossWeight { get; init; }

    /// <inheritdoc/>
    public override Trainer Create(TrainerArguments arguments) => new ImageClassifTrainer(arguments, this, AuxLossWeight);
}

/// <summary>
/// Trains a model that maps images B×C×H×W to scores B×classes. Labels may be class names, indices, or the shares of classes in
/// mixed images; where a sample may have several classes, lists of names or a flag for each class. Samples without a label can
/// be predicted, but not trained on.
/// </summary>
public sealed class ImageClassifTrainer : ClassTrainer
{
    private readonly Classification _task;
    private readonly AuxiliaryLoss? _auxiliary;

    /// <summary>Takes what it works with.</summary>
    /// <param name="arguments">Model, task, loaders and surroundings.</param>
    /// <param name="options">The trainer's section.</param>
    /// <param name="auxiliaryWeight">The factor of the loss of each further prediction; null, the default, for the model's.</param>
    /// <exception cref="Sessions.SessionException">The task is another one.</exception>
    /// <exception cref="ModelException">The model does not map a tensor to a tensor.</exception>
    public ImageClassifTrainer(TrainerArguments arguments, TrainerOptions options, double? auxiliaryWeight = null)
        : base(arguments, options)
    {
        _task = arguments.RequireTask<Classification>(nameof(ImageClassifTrainer), "classification");
        arguments.RequireModel<Module<Tensor, Tensor>>("take a batch of images and give a score for each class");
        _auxiliary = AuxiliaryLoss.Of(arguments.Model, auxiliaryWeight);
    }

    /// <inheritdoc/>
    protected override Tensor TargetOf(object truth) =>
        _task.MultiLabel ? ClassTargets.FlagsOf(truth, _task) : ClassTargets.Of(truth, _task);

    /// <inheritdoc/>
    /// <exception cref="ModelException">The model does not give a score for each class.</exception>
    protected override Tensor Predict(Tensor input)
    {
        var scores = Forward(input);
        var (shape, classes) = (scores.Shape, _task.ClassNames.Count);
        return shape is [var samples, var columns] && samples == input.Size(0) && columns == classes ? scores : throw new ModelException(
            $"The model gives [{string.Join(", ", shape)}] for a batch of {input.Size(0)} samples, but {_task.Summary} takes "
            + $"{classes} scores for each: [{input.Size(0)}, {classes}].");
    }

    /// <inheritdoc/>
    protected override StepOutput Learn(Tensor input, Tensor? target) => _auxiliary is null || target is null || Loss is null
        ? base.Learn(input, target)
        : _auxiliary.Learn(Arrange(input), target, prediction => LossOf(prediction, target)!);
}
