using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Train;

namespace TrainerPlugin;

/// <summary>The keys beside those that all trainers have: the names of the properties in snake_case.</summary>
public sealed record ConfidencePenaltyOptions : TrainerOptions
{
    /// <summary>How much a sure prediction costs; 0.1 by default.</summary>
    [AtLeast(0)]
    public double Beta { get; init; } = 0.1;

    /// <inheritdoc/>
    public override Trainer Create(TrainerArguments arguments) => new ConfidencePenaltyTrainer(arguments, this);
}

/// <summary>
/// Trains a classifier that is not to be too sure of itself: the loss of the configuration, less <c>beta</c> times the entropy
/// of the predicted probabilities (Pereyra and others 2017, "Regularizing Neural Networks by Penalizing Confident Output
/// Distributions"). Samples have a class index each.
/// </summary>
public sealed class ConfidencePenaltyTrainer : Trainer
{
    private readonly double _beta;

    /// <summary>Takes what it works with.</summary>
    /// <param name="arguments">Model, task, loaders and surroundings.</param>
    /// <param name="options">The trainer's section.</param>
    public ConfidencePenaltyTrainer(TrainerArguments arguments, ConfidencePenaltyOptions options)
        : base(arguments, options)
    {
        arguments.RequireTask<Classification>(nameof(ConfidencePenaltyTrainer), "classification");
        arguments.RequireModel<Module<Tensor, Tensor>>("give a score for each class");
        _beta = options.Beta;
    }

    /// <inheritdoc/>
    protected override StepOutput Step(Batch batch)
    {
        var input = batch.Tensor(Task.InputKey).To(Device, ScalarType.Float32);
        var target = batch.Tensor(Task.GroundTruthKey!).To(Device);
        var scores = Forward(input); // On all devices, and in the memory layout, that the configuration names.
        var mistake = Loss!.Forward(scores, target);
        var entropy = EntropyOf(scores);
        return new StepOutput
        {
            Input = input,
            Prediction = scores,
            Target = target,
            Loss = mistake.Sub(entropy.Mul(_beta)),
            LossParts = [("mistake", mistake), ("entropy", entropy)],
        };
    }

    /// <summary>The mean entropy of the samples' probabilities in nats, one element.</summary>
    private static Tensor EntropyOf(Tensor scores)
    {
        var logarithms = scores.LogSoftmax(1);
        return logarithms.Exp().Mul(logarithms).Sum([1L]).Mean().Neg();
    }
}
