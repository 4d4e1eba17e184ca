namespace Thelper.Torch.Modules;

/// <summary>
/// Sets elements to zero at random while training, and scales the others so that the mean stays (Srivastava et al.,
/// 2014); <c>torch.nn.Dropout</c>.
/// </summary>
/// <param name="probability">Of an element becoming zero; 0 to 1, 0.5 by default.</param>
public sealed class Dropout(double probability = 0.5) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Dropout(input, probability, IsTraining);
}
