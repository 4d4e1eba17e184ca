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

/// <summary>
/// Sets whole channels of B×C×… to zero at random while training, and scales the others so that the mean stays (Tompson et
/// al., "Efficient Object Localization Using Convolutional Networks", 2015).
/// </summary>
/// <param name="probability">Of a channel of a sample becoming zero; 0 to 1.</param>
/// <param name="sampleRank">With how many dimensions an input is a single sample, C×…; null for none.</param>
public abstract class ChannelDropout(double probability, int? sampleRank = null) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected sealed override Tensor Compute(Tensor input)
    {
        if (input.Rank != sampleRank)
        {
            return Operators.FeatureDropout(input, probability, IsTraining);
        }

        using var scope = TensorScope.Open();
        return scope.Keep(Operators.FeatureDropout(input.Unsqueeze(0), probability, IsTraining).Squeeze(0));
    }
}

/// <summary>Dropout of whole channels of B×C×L or C×L; <c>torch.nn.Dropout1d</c>.</summary>
/// <param name="probability">Of a channel of a sample becoming zero; 0 to 1, 0.5 by default.</param>
public sealed class Dropout1d(double probability = 0.5) : ChannelDropout(probability, sampleRank: 2);

/// <summary>Dropout of whole channels of B×C×H×W; <c>torch.nn.Dropout2d</c>.</summary>
/// <param name="probability">Of a channel of an image becoming zero; 0 to 1, 0.5 by default.</param>
public sealed class Dropout2d(double probability = 0.5) : ChannelDropout(probability);

/// <summary>Dropout of whole channels of B×C×D×H×W or C×D×H×W; <c>torch.nn.Dropout3d</c>.</summary>
/// <param name="probability">Of a channel of a sample becoming zero; 0 to 1, 0.5 by default.</param>
public sealed class Dropout3d(double probability = 0.5) : ChannelDropout(probability, sampleRank: 4);

/// <summary>
/// Dropout that keeps mean and variance of what a <see cref="Selu"/> gives (Klambauer et al., 2017);
/// <c>torch.nn.AlphaDropout</c>, and with whole channels <c>torch.nn.FeatureAlphaDropout</c>.
/// </summary>
/// <param name="probability">Of an element being dropped; 0 to 1, 0.5 by default.</param>
/// <param name="wholeChannels">Whether channels of B×C×… are dropped as a whole; false by default.</param>
public sealed class AlphaDropout(double probability = 0.5, bool wholeChannels = false) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => wholeChannels
        ? Operators.FeatureAlphaDropout(input, probability, IsTraining)
        : Operators.AlphaDropout(input, probability, IsTraining);
}
