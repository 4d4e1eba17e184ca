using Thelper.Models;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Train;

/// <summary>Learning from further predictions of a model too: the loss of each is added with a factor.</summary>
internal sealed class AuxiliaryLoss
{
    private const string Main = "out";
    private readonly IAuxiliaryOutputs _model;
    private readonly double _weight;

    private AuxiliaryLoss(IAuxiliaryOutputs model, double weight) => (_model, _weight) = (model, weight);

    /// <summary>That of a model; null where it has no further predictions, or they do not count.</summary>
    /// <param name="model">Stays the caller's.</param>
    /// <param name="weight">The factor; null for the one that was published with the model.</param>
    public static AuxiliaryLoss? Of(Module model, double? weight) =>
        model is IAuxiliaryOutputs { HasAuxiliaryOutputs: true } several && weight != 0
            ? new AuxiliaryLoss(several, weight ?? several.AuxiliaryLossWeight)
            : null;

    /// <summary>Computes all predictions and their losses.</summary>
    /// <param name="input">In the memory layout of the model.</param>
    /// <param name="target">On the same device.</param>
    /// <param name="lossOf">The loss of a prediction.</param>
    public StepOutput Learn(Tensor input, Tensor target, Func<Tensor, Tensor> lossOf)
    {
        var (output, auxiliary) = _model.ForwardAll(input);
        var losses = new WeightedLosses();
        losses.Add(Main, lossOf(output));
        foreach (var (name, prediction) in auxiliary)
        {
            losses.Add(name, lossOf(prediction), _weight);
        }

        return new StepOutput
        {
            Input = input,
            Prediction = output,
            Target = target,
            Loss = losses.Sum,
            LossParts = losses.Parts,
        };
    }
}
