using Thelper.Data;
using Thelper.Metrics;
using Thelper.Models;
using Thelper.Models.Detection;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>The options of <see cref="ObjDetectTrainer"/>.</summary>
[Supports(TaskKind.Detection)]
public sealed record ObjDetectTrainerOptions : TrainerOptions
{
    /// <inheritdoc/>
    public override Trainer Create(TrainerArguments arguments) => new ObjDetectTrainer(arguments, this);
}

/// <summary>
/// Trains a model that finds objects in images B×C×H×W with values of 0 to 1. The model has losses of its own, whose sum is
/// made small; while it trains, no objects are sought. Samples without boxes can be predicted, but not trained on; an image
/// without objects has an empty list of them, and counts like any other. Boxes around crowds are not trained on, as in
/// torchvision's references; difficult ones are, unless the data set leaves them out.
/// </summary>
public sealed class ObjDetectTrainer : Trainer
{
    // Some filters go a little beyond the values that they mix.
    private const double Overshoot = 0.5;

    private readonly Detection _task;
    private readonly DetectionModel _model;
    private readonly TargetBoxes _targets;
    private readonly FoundObjects _found;
    private bool _hasSeenImages;

    /// <summary>Takes what it works with.</summary>
    /// <param name="arguments">Model, task, loaders and surroundings.</param>
    /// <param name="options">The trainer's section, without a loss.</param>
    /// <exception cref="SessionException">The task is another one.</exception>
    /// <exception cref="ModelException">The model does not detect.</exception>
    public ObjDetectTrainer(TrainerArguments arguments, TrainerOptions options)
        : base(arguments, options, LossSource.Trainer)
    {
        _task = arguments.RequireTask<Detection>(nameof(ObjDetectTrainer), "detection");
        _model = arguments.RequireModel<DetectionModel>("find boxes, as thelper.nn.detection.FasterRCNN does");
        var labels = new DetectionLabels(_task);
        (_targets, _found) = (new TargetBoxes(labels, Device), new FoundObjects(labels));
    }

    /// <inheritdoc/>
    protected override StepOutput Step(Batch batch)
    {
        var input = InputOf(batch);
        var truth = TruthOf(batch);
        if (truth is null && _model.IsTraining)
        {
            return new StepOutput { Input = input };
        }

        var names = ImageIds.Of(batch, truth);
        var arranged = Arrange(input);
        var images = Enumerable.Range(0, batch.Size).Select(i => arranged.Select(0, i)).ToArray();
        var output = _model.Forward(images, truth?.Select(_targets.Of).ToArray());
        return new StepOutput
        {
            Input = input,
            Boxes = output.Detections is null
                ? new BoxBatch([.. images.Select(_ => Array.Empty<BoundingBox>())], truth) { WereSought = false }
                : new BoxBatch(_found.Of(output.Detections, names), truth),
            Loss = output.Losses.Count == 0 ? null : output.Losses.Select(part => part.Value).Aggregate((sum, part) => sum.Add(part)),
            LossParts = output.Losses,
        };
    }

    private Tensor InputOf(Batch batch)
    {
        var input = ModelInput.Of(batch, _task, Device);
        ModelInput.RequireShape(input, _task.Form.InputShape, _task.InputKey);
        if (input.Shape.Length != 4)
        {
            throw new DataException(
                $"Objects are found in images, C×H×W, but the samples have [{string.Join(", ", input.Shape[1..].ToArray())}] under '{_task.InputKey}'.");
        }

        if (!_hasSeenImages)
        {
            // Of the first batch alone: to look at values is to wait for the device.
            _hasSeenImages = true;
            WarnOfRange(input.Min().ToDouble(), input.Max().ToDouble());
        }

        return input;
    }

    private void WarnOfRange(double least, double greatest)
    {
        if (greatest > 1 + Overshoot || least < -Overshoot)
        {
            Context.Events.Write(new RunWarning(FormattableString.Invariant(
                $"The images of the first batch have values of {least:G3} to {greatest:G3}, but models that find objects expect 0 to 1 and normalise them by themselves. ")
                + "End loaders.base_transforms with torchvision.transforms.ToTensor, without a normalisation after it."));
        }
    }

    private IReadOnlyList<BoundingBox>[]? TruthOf(Batch batch) =>
        _task.BoxesKey is not { } key || batch[key] is not { } boxes ? null
        : boxes as IReadOnlyList<BoundingBox>[] ?? throw new DataException(
            $"The entry '{key}' of the samples must be a list of boxes, as it is the task's bboxes_key, but it is of another kind.");
}
