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
    /// <inheritdoc/>
    public override Trainer Create(TrainerArguments arguments) => new ImageClassifTrainer(arguments, this);
}

/// <summary>
/// Trains a model that maps images B×C×H×W to scores B×classes. Labels may be class names, indices, or the shares of classes in
/// mixed images; where a sample may have several classes, lists of names or a flag for each class. Samples without a label can
/// be predicted, but not trained on.
/// </summary>
public sealed class ImageClassifTrainer : ClassTrainer
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
        _task = arguments.RequireTask<Classification>(nameof(ImageClassifTrainer), "classification");
        arguments.RequireModel<Module<Tensor, Tensor>>("take a batch of images and give a score for each class");
    }

    /// <inheritdoc/>
    protected override Tensor TargetOf(object truth) =>
        _task.MultiLabel ? ClassTargets.FlagsOf(truth, _task) : ClassTargets.Of(truth, _task);

    /// <inheritdoc/>
    protected override Tensor Predict(Tensor input) => Forward(input);
}
