using Thelper.Torch;

namespace Thelper.Models;

/// <summary>
/// A model that can predict from layers before its last one besides, which only helps to train: the loss of each further
/// prediction is added with a factor. The forward pass gives the prediction of the last layer alone.
/// </summary>
public interface IAuxiliaryOutputs
{
    /// <summary>Whether there are further predictions; some models can be made without.</summary>
    bool HasAuxiliaryOutputs { get; }

    /// <summary>The factor of the loss of each further prediction that was published with the model.</summary>
    double AuxiliaryLossWeight { get; }

    /// <summary>Computes all predictions in one pass; for training.</summary>
    /// <param name="input">A batch as for the forward pass; stays the caller's.</param>
    /// <returns>The prediction of the last layer, and the further ones by name, in the order of the computation; all have one
    /// shape.</returns>
    (Tensor Output, IReadOnlyList<(string Name, Tensor Value)> Auxiliary) ForwardAll(Tensor input);
}
