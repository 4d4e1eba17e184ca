namespace Thelper.Torch.Modules;

/// <summary>
/// Sets whole channels of B×C×H×W to zero at random while training, and scales the others so that the mean stays (Tompson et
/// al., "Efficient Object Localization Using Convolutional Networks", 2015); <c>torch.nn.Dropout2d</c>.
/// </summary>
/// <param name="probability">Of a channel of an image becoming zero; 0 to 1, 0.5 by default.</param>
public sealed class Dropout2d(double probability = 0.5) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.FeatureDropout(input, probability, IsTraining);
}
