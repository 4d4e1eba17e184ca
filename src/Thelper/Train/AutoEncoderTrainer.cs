using Thelper.Data;
using Thelper.Data.Collation;
using Thelper.Metrics;
using Thelper.Models;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Losses;
using Thelper.Torch.Modules;

namespace Thelper.Train;

/// <summary>
/// Trains a model that maps images B×C×H×W to class scores, of each image or of each pixel, and to a reconstruction of the
/// images: L = Lc(scores, truth) + λ·(error of the reconstruction + error of its edges). Where the truth is not known, or no pixel
/// of a batch counts, only the reconstruction does.
/// </summary>
public sealed class AutoEncoderTrainer : Trainer
{
    internal const string ReconstructionName = "reconstruction";
    internal const string PreviewName = "reconstr";

    private readonly AutoEncoderTrainerOptions _options;
    private readonly CheckedAutoEncoder _model;
    private readonly ILoss _classLoss;
    private readonly ReconstructionLoss _reconstructionLoss;

    /// <summary>Takes what it works with.</summary>
    /// <param name="arguments">Model, task, loaders and surroundings.</param>
    /// <param name="options">The trainer's section.</param>
    /// <exception cref="SessionException">The task is another one.</exception>
    /// <exception cref="ModelException">The model does not give scores and reconstructions.</exception>
    public AutoEncoderTrainer(TrainerArguments arguments, AutoEncoderTrainerOptions options)
        : base(arguments, options, LossSource.Trainer)
    {
        if (arguments.Task is not (Classification or Segmentation))
        {
            throw new SessionException(
                $"The trainer {nameof(AutoEncoderTrainer)} is for classification or segmentation, but the data is for {Task.Summary}.");
        }

        _options = options;
        _model = new CheckedAutoEncoder(
            arguments.RequireModel<Module<Tensor, AutoEncoderOutput>>(
                $"give class scores and a reconstruction of its input, as thelper.nn.resnet.AutoEncoder{(Task is Segmentation ? "Skip" : "")}ResNet does"), Task);
        _classLoss = options.CreateClassLoss(arguments);
        _classLoss.To(Device);
        _reconstructionLoss = new ReconstructionLoss(options.ReconstrLoss, options.ReconstrEdges);
    }

    /// <inheritdoc/>
    protected override StepOutput Step(Batch batch)
    {
        var input = InputOf(batch);
        var target = TrueClasses(batch)?.To(Device);
        var (scores, reconstruction) = _model.Forward(Arrange(input));
        var losses = new WeightedLosses();
        AddClassLoss(losses, scores, target);
        var (values, edges) = _reconstructionLoss.Forward(reconstruction, input);
        losses.Add("reconstr_loss", values, _options.ReconstrScale);
        if (edges is not null)
        {
            losses.Add("reconstr_edges", edges, _options.ReconstrScale);
        }

        return new StepOutput
        {
            Input = input,
            Prediction = scores,
            Target = target,
            FurtherOutputs = new Dictionary<string, Tensor> { [ReconstructionName] = reconstruction },
            Loss = losses.Sum,
            Objective = losses.Objective,
            LossParts = losses.Parts,
        };
    }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, IPredictionConsumer> OwnConsumers(string set) =>
        set == SetRun.Train || _options.ReconstrDisplayCount == 0
            ? base.OwnConsumers(set)
            : new Dictionary<string, IPredictionConsumer>
            {
                [PreviewName] = new ReconstructionPreview(_options.ReconstrDisplayCount, _options.Normalisation),
            };

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _classLoss.Dispose();
        _reconstructionLoss.Dispose();
        base.Dispose(disposing);
    }

    private void AddClassLoss(WeightedLosses losses, Tensor scores, Tensor? target)
    {
        if (target is null)
        {
            return;
        }

        if (Task is Segmentation segmentation)
        {
            PixelScores.RequireClasses(scores, target.Size(0), segmentation);
            PixelScores.RequireSize(
                scores, target, segmentation,
                $"the model must give scores of its images' size, and the transforms '{Task.InputKey}' and '{segmentation.LabelMapKey}' one size.");
            if (LabelMapTargets.AreIgnored(target, segmentation, Ignored))
            {
                return;
            }
        }

        var loss = _classLoss.Forward(scores, target);
        losses.Add("classif_loss", _classLoss.IsSum ? loss.Div(target.Size(0)) : loss, learned: _classLoss.IsSum ? loss : null);
    }

    private Tensor InputOf(Batch batch)
    {
        var input = ModelInput.Of(batch, Task, Device);
        if (input.Rank == 4)
        {
            _options.RequireFit(channels: input.Size(1));
        }

        return input;
    }

    private Tensor? TrueClasses(Batch batch) => Task.GroundTruthKey is { } key && batch[key] is { } truth
        ? ClassTrainer.RequireSize(TargetOf(truth), batch)
        : null;

    private Tensor TargetOf(object truth) => Task switch
    {
        Classification { MultiLabel: true } classes => ClassTargets.FlagsOf(truth, classes),
        Classification classes => ClassTargets.Of(truth, classes),
        _ => LabelMapTargets.Of(truth, (Segmentation)Task, Ignored),
    };

    private long? Ignored => (_classLoss as IIgnoringLoss)?.IgnoreIndex;
}
