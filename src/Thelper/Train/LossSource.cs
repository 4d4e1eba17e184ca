namespace Thelper.Train;

/// <summary>Where the losses of a trainer come from.</summary>
public enum LossSource
{
    /// <summary>From <c>trainer.optimization.loss</c>.</summary>
    Configuration,

    /// <summary>From the model or from settings of the trainer's own; <c>trainer.optimization.loss</c> must be absent.</summary>
    Trainer,
}
