using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Losses;

namespace Thelper.Train;

/// <summary>What a trainer computed from one batch. All tensors are freed when the batch is done.</summary>
public sealed record StepOutput
{
    /// <summary>What went into the model, as one tensor with the batch as first dimension.</summary>
    public required Tensor Input { get; init; }

    /// <summary>What came out of it; the batch is its first dimension. Null where it finds objects.</summary>
    public Tensor? Prediction { get; init; }

    /// <summary>What should have come out; null where it is not known.</summary>
    public Tensor? Target { get; init; }

    /// <summary>The objects found, and those that are there; null where the task is another one.</summary>
    public BoxBatch? Boxes { get; init; }

    /// <summary>What else came out, by name; nothing by default.</summary>
    public IReadOnlyDictionary<string, Tensor> FurtherOutputs { get; init; } = new Dictionary<string, Tensor>();

    /// <summary>The loss, one element; null where the truth is not known.</summary>
    public Tensor? Loss { get; init; }

    /// <summary>
    /// What is learned from, one element; null, the default, stands for <see cref="Loss"/>. Where it is given,
    /// <see cref="Loss"/> is a mean over the samples of the batch.
    /// </summary>
    public Tensor? Objective { get; init; }

    /// <summary>The parts that the loss is made of, one element each, to be shown beside it; none by default.</summary>
    public IReadOnlyList<(string Name, Tensor Value)> LossParts { get; init; } = [];

    /// <summary>
    /// The same where <see cref="Loss"/> and its parts are means over the samples. Where they are sums, as those of a loss with
    /// <c>reduction: sum</c>, they become means, and the sum becomes the <see cref="Objective"/>, unless there is one already.
    /// </summary>
    /// <param name="loss">What computed the loss and its parts; null where there is none.</param>
    /// <param name="samples">How many the batch has.</param>
    internal StepOutput PerSample(ILoss? loss, int samples) => loss is not { IsSum: true } || Loss is null || Objective is not null ? this : this with
    {
        Objective = Loss,
        Loss = Loss.Div(samples),
        LossParts = [.. LossParts.Select(part => (part.Name, part.Value.Div(samples)))],
    };

    /// <summary>The loss, to learn from.</summary>
    /// <exception cref="DataException">There is none, because the truth is not known.</exception>
    internal Tensor RequireLoss(LearningTask task) => Objective ?? Loss ?? throw new DataException(task.GroundTruthKey is { } key
        ? $"Training needs the truth, but the samples have nothing under '{key}'; a set without it can only be evaluated."
        : "Training needs the truth, but the task names no entry that has it; such samples can only be evaluated.");
}
