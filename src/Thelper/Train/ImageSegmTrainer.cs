using Thelper.Configuration;
using Thelper.Models;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Losses;
using Thelper.Torch.Modules;

namespace Thelper.Train;

/// <summary>What an <see cref="ImageSegmTrainer"/> does with the outputs of its model.</summary>
public sealed record SegmentationOutputs
{
    /// <summary>Whether scores of another size than the images are resized to theirs, bilinearly; false by default.</summary>
    public bool ScalePreds { get; init; }

    /// <summary>The output that has the scores, where the model gives several by name; <c>out</c> by default.</summary>
    public string OutputPred { get; init; } = "out";

    /// <summary>
    /// The factor of the loss of the output <c>aux</c>, which some models give besides while they train; 0.5 by default, as
    /// torchvision's own training has it.
    /// </summary>
    [AtLeast(0)]
    public double? AuxLossWeight { get; init; }
}

/// <summary>The options of <see cref="ImageSegmTrainer"/>.</summary>
[Supports(TaskKind.Segmentation)]
public sealed record ImageSegmTrainerOptions : TrainerOptions
{
    /// <summary>What is done with the outputs of the model; the keys stand beside <c>type</c>, or in <c>params</c>.</summary>
    [Inline]
    public SegmentationOutputs Outputs { get; init; } = new();

    /// <inheritdoc/>
    public override Trainer Create(TrainerArguments arguments) => new ImageSegmTrainer(arguments, this, Outputs);
}

/// <summary>
/// Trains a model that maps images B×C×H×W to scores B×K×H×W, K being the highest class index and one. Label maps are class
/// indices, B×H×W or B×1×H×W; the don't-care value is left to the metrics and the loss, which may leave out a class besides. A
/// batch in which no pixel counts gives the loss 0 and no gradient while the model trains, and no loss where it is evaluated.
/// </summary>
public sealed class ImageSegmTrainer : ClassTrainer
{
    private const string Auxiliary = "aux";
    private const double DefaultAuxiliaryWeight = 0.5;

    private readonly Segmentation _task;
    private readonly SegmentationOutputs _outputs;
    private readonly Func<Tensor, IReadOnlyDictionary<string, Tensor>> _forward;

    /// <summary>Takes what it works with.</summary>
    /// <param name="arguments">Model, task, loaders and surroundings.</param>
    /// <param name="options">The trainer's section.</param>
    /// <param name="outputs">What is done with the outputs of the model; the defaults by default.</param>
    /// <exception cref="Sessions.SessionException">The task is another one.</exception>
    /// <exception cref="ModelException">The model gives neither a tensor nor tensors by name.</exception>
    public ImageSegmTrainer(TrainerArguments arguments, TrainerOptions options, SegmentationOutputs? outputs = null)
        : base(arguments, options)
    {
        _task = arguments.RequireTask<Segmentation>(nameof(ImageSegmTrainer), "segmentation");
        _outputs = outputs ?? new SegmentationOutputs();
        if (arguments.Model is Module<Tensor, IReadOnlyDictionary<string, Tensor>> several)
        {
            _forward = input => several.Forward(Arrange(input));
        }
        else
        {
            arguments.RequireModel<Module<Tensor, Tensor>>("take a batch of images and give a score for each class and pixel");
            _forward = input => new Dictionary<string, Tensor> { [_outputs.OutputPred] = Forward(input) };
        }
    }

    /// <inheritdoc/>
    protected override Tensor TargetOf(object truth) => LabelMapTargets.Of(truth, _task, Ignored);

    /// <inheritdoc/>
    protected override Tensor Predict(Tensor input) => ScoresOf(_forward(input), input);

    /// <inheritdoc/>
    protected override StepOutput Learn(Tensor input, Tensor? target)
    {
        var outputs = _forward(input);
        var scores = ScoresOf(outputs, input);
        var step = new StepOutput
        {
            Input = input,
            Prediction = scores,
            Target = target,
            Loss = target is null ? null : LossOf(scores, target),
        };
        var isAlone = AuxiliaryWeight == 0 || _outputs.OutputPred == Auxiliary || !outputs.ContainsKey(Auxiliary);
        return isAlone || step.Loss is null ? step
            : WithAuxiliary(step, step.Loss, LossOf(Fit(outputs[Auxiliary], input), target!)!);
    }

    /// <inheritdoc/>
    protected override Tensor? LossOf(Tensor prediction, Tensor target)
    {
        PixelScores.RequireSize(prediction, target, _task, _outputs.ScalePreds
            ? $"scores are resized to the images, so the transforms must give '{_task.InputKey}' and '{_task.LabelMapKey}' one size."
            : "with scale_preds: true in the trainer's section, scores are resized to the images.");
        if (LabelMapTargets.AreIgnored(target, _task, Ignored))
        {
            return Model.IsTraining ? prediction.Mul(0.0).Sum() : null;
        }

        return base.LossOf(prediction, LabelMapTargets.ForLoss(target, _task, Ignored));
    }

    /// <summary>The index that the loss leaves out; null where it has none.</summary>
    private long? Ignored => (Loss as IIgnoringLoss)?.IgnoreIndex;

    private double AuxiliaryWeight => _outputs.AuxLossWeight ?? DefaultAuxiliaryWeight;

    private StepOutput WithAuxiliary(StepOutput step, Tensor loss, Tensor auxiliary) => step with
    {
        Loss = loss.Add(auxiliary.Mul(AuxiliaryWeight)),
        LossParts = [(_outputs.OutputPred, loss), (Auxiliary, auxiliary)],
    };

    private Tensor ScoresOf(IReadOnlyDictionary<string, Tensor> outputs, Tensor input)
    {
        var scores = outputs.GetValueOrDefault(_outputs.OutputPred) ?? throw new ModelException(
            $"The model's outputs are {string.Join(", ", outputs.Keys)}, but the scores are to be in '{_outputs.OutputPred}' "
            + "(trainer.output_pred).");
        return Fit(scores, input);
    }

    private Tensor Fit(Tensor scores, Tensor input)
    {
        PixelScores.RequireClasses(scores, input.Size(0), _task);
        var (height, width) = (input.Size(2), input.Size(3));
        return !_outputs.ScalePreds || (scores.Size(2) == height && scores.Size(3) == width) ? scores : scores.ResizeMap(new(height, width));
    }
}
