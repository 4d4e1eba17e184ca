using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Train;

/// <summary>The options of a section without a <c>type</c>: the task of the data says which trainer it means.</summary>
public sealed record DeducedTrainerOptions : TrainerOptions
{
    /// <summary>What is done with the outputs of a model that segments; <c>aux_loss_weight</c> is for classification and regression
    /// too, and for other tasks there is nothing to say.</summary>
    [Inline]
    public SegmentationOutputs Outputs { get; init; } = new();

    /// <inheritdoc/>
    /// <exception cref="SettingException">Keys are given that are not of the task's trainer.</exception>
    public override Trainer Create(TrainerArguments arguments) => arguments.Task switch
    {
        Segmentation => new ImageSegmTrainer(arguments, this, Outputs),
        Classification when HasWeightAlone => new ImageClassifTrainer(arguments, this, Outputs.AuxLossWeight),
        Regression when HasWeightAlone => new RegressionTrainer(arguments, this, Outputs.AuxLossWeight),
        _ when Outputs == new SegmentationOutputs() => base.Create(arguments),
        var task and (Classification or Regression) => throw new SettingException(this, nameof(Outputs),
            $"has scale_preds or output_pred, which are for segmentation, but the data is for {task.Summary}; leave them out."),
        var task => throw new SettingException(this, nameof(Outputs),
            $"has scale_preds, output_pred or aux_loss_weight, which are for segmentation, but the data is for {task.Summary}; leave them out."),
    };

    private bool HasWeightAlone => Outputs with { AuxLossWeight = null } == new SegmentationOutputs();
}
