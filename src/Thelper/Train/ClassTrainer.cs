using Thelper.Data;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>
/// Trains a model that gives scores for classes: for whole images or for each pixel. Where samples have lists, such as augmented
/// copies, it trains on the mean of the copies' losses, and shows consumers all copies, those of the first place first; where
/// it evaluates, it takes the mean of the copies' scores.
/// </summary>
/// <param name="arguments">Model, task, loaders and surroundings.</param>
/// <param name="options">The trainer's section.</param>
public abstract class ClassTrainer(TrainerArguments arguments, TrainerOptions options) : Trainer(arguments, options)
{
    /// <inheritdoc/>
    protected sealed override StepOutput Step(Batch batch)
    {
        var inputs = ModelInput.CopiesOf(batch, Task, Device);
        RequireSameShape(inputs);
        var targets = CopyTargets.Of(batch, Task, inputs.Count, truth => RequireSize(TargetOf(truth), batch));
        return Model.IsTraining
            ? Join([.. inputs.Select((input, i) => Learn(input, targets?[i].To(Device)))])
            : Evaluate(inputs, targets is null ? null : CopyTargets.Common(targets, Task).To(Device));
    }

    /// <summary>The target of one copy in the form that losses take.</summary>
    /// <param name="truth">What the batch has under the key of the truth.</param>
    /// <returns>On the CPU; may be the batch's own.</returns>
    /// <exception cref="DataException">It is nothing that the task knows.</exception>
    protected abstract Tensor TargetOf(object truth);

    /// <summary>The scores of one copy.</summary>
    /// <param name="input">Float32, B×C×H×W.</param>
    protected abstract Tensor Predict(Tensor input);

    /// <summary>The loss of scores.</summary>
    /// <param name="prediction">From <see cref="Predict"/>, or the mean of several.</param>
    /// <param name="target">From <see cref="TargetOf"/>.</param>
    /// <returns>Null where there is none.</returns>
    protected virtual Tensor? LossOf(Tensor prediction, Tensor target) => Loss?.Forward(prediction, target);

    /// <summary>What one copy gives while the model trains.</summary>
    /// <param name="input">Float32, B×C×H×W.</param>
    /// <param name="target">Null where it is not known.</param>
    protected virtual StepOutput Learn(Tensor input, Tensor? target)
    {
        var prediction = Predict(input);
        return new StepOutput
        {
            Input = input,
            Prediction = prediction,
            Target = target,
            Loss = target is null ? null : LossOf(prediction, target),
        };
    }

    /// <summary>The target, where there is one for each sample.</summary>
    /// <param name="target">From a batch.</param>
    /// <param name="batch">The batch.</param>
    /// <exception cref="DataException">There are more or fewer.</exception>
    internal static Tensor RequireSize(Tensor target, Batch batch) => target.Size(0) == batch.Size ? target : throw new DataException(
        $"A batch has {batch.Size} samples, but the truth of {target.Size(0)}; what makes batches must keep them together.");

    private StepOutput Evaluate(IReadOnlyList<Tensor> inputs, Tensor? target)
    {
        var prediction = Mean([.. inputs.Select(Predict)]);
        return new StepOutput
        {
            Input = inputs[0],
            Prediction = prediction,
            Target = target,
            Loss = target is null ? null : LossOf(prediction, target),
        };
    }

    private static StepOutput Join(IReadOnlyList<StepOutput> copies) => copies.Count == 1 ? copies[0] : new StepOutput
    {
        Input = Operators.Cat([.. copies.Select(copy => copy.Input)]),
        Prediction = Operators.Cat([.. copies.Select(copy => copy.Prediction!.Detach())]),
        Target = copies[0].Target is null ? null : Operators.Cat([.. copies.Select(copy => copy.Target!)]),
        Loss = copies[0].Loss is null ? null : Mean([.. copies.Select(copy => copy.Loss!)]),
        LossParts = [.. copies[0].LossParts.Select((part, i) => (part.Name, Mean([.. copies.Select(copy => copy.LossParts[i].Value)])))],
    };

    private static Tensor Mean(IReadOnlyList<Tensor> values) => values.Count == 1 ? values[0] : Operators.Stack(values).Mean([0]);

    private void RequireSameShape(IReadOnlyList<Tensor> inputs)
    {
        var shape = inputs[0].Shape;
        if (inputs.FirstOrDefault(input => !input.Shape.AsSpan().SequenceEqual(shape)) is { } other)
        {
            throw new DataException(
                $"The entry '{Task.InputKey}' of the samples is a list of different sizes, [{string.Join(", ", shape[1..])}] and "
                + $"[{string.Join(", ", other.Shape[1..])}]; the transforms must give all copies one size.");
        }
    }
}
