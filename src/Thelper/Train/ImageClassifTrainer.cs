using Thelper.Data;
using Thelper.Models;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Train;

/// <summary>
/// Trains a model that maps images B×C×H×W to scores B×classes. Labels may be class names or indices; samples without a
/// label can be predicted, but not trained on.
/// </summary>
public sealed class ImageClassifTrainer : Trainer
{
    private readonly Classification _task;
    private readonly Module<Tensor, Tensor> _model;

    /// <summary>Takes what it works with.</summary>
    /// <param name="arguments">Model, task, loaders and surroundings.</param>
    /// <param name="options">The trainer's section.</param>
    /// <exception cref="Sessions.SessionException">The task is another one.</exception>
    /// <exception cref="ModelException">The model does not map a tensor to a tensor.</exception>
    public ImageClassifTrainer(TrainerArguments arguments, TrainerOptions options)
        : base(arguments, options)
    {
        _task = SingleLabel.Require(arguments.Task, "The trainer ImageClassifTrainer");
        _model = arguments.Model as Module<Tensor, Tensor>
            ?? throw new ModelException("A classifier must take a batch of images and give a score for each class; this model does not.");
    }

    /// <inheritdoc/>
    protected override StepOutput Step(Batch batch)
    {
        var input = batch.Tensor(_task.InputKey).To(Device);
        var target = _task.GroundTruthKey is { } key && batch[key] is { } labels ? Target(labels, key) : null;
        var prediction = _model.Forward(input);
        return new StepOutput(input, prediction, target, target is null ? null : Loss?.Forward(prediction, target));
    }

    /// <summary>Class indices, int64 of B.</summary>
    private Tensor Target(object labels, string key) => labels switch
    {
        Tensor { ScalarType: ScalarType.Int64 } indices => InRange(indices).To(Device),
        object?[] names => Tensors.From<long>([.. names.Select(name => IndexOf(name, key))]).To(Device),
        _ => throw new DataException($"The entry '{key}' of the samples is no class: it must be a name or an index."),
    };

    private Tensor InRange(Tensor indices)
    {
        var wrong = indices.AsSpan<long>().IndexOfAnyExceptInRange(0, _task.ClassNames.Count - 1);
        return wrong < 0 ? indices : throw new DataException(
            $"A sample has the class index {indices.AsSpan<long>()[wrong]}, but indices are 0 to {_task.ClassNames.Count - 1}.");
    }

    private long IndexOf(object? name, string key) => name switch
    {
        string known when _task.IndexOf(known) is { } index => index,
        string unknown => throw new DataException(
            $"A sample has the class '{unknown}', but the classes are {string.Join(", ", _task.ClassNames)}."),
        _ => throw new DataException($"A sample has no class under '{key}', while others of its batch have one."),
    };
}
