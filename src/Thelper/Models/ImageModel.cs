using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models;

/// <summary>
/// A model that looks at an image as a whole: numbers that describe it, and a last layer that makes of them scores of classes,
/// B×classes, or what a regression predicts, B×target shape.
/// </summary>
public abstract class ImageModel : Module<Tensor, Tensor>, IEmbedding
{
    private readonly OutputSize _outputs;
    private readonly ImageNeeds _images;

    private protected ImageModel(OutputSize outputs, ImageNeeds images) => (_outputs, _images) = (outputs, images);

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images do not fit the model.</exception>
    public Tensor Embed(Tensor input)
    {
        RequireImages(input);
        using var scope = TensorScope.Open();
        return scope.Keep(Describe(input));
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images do not fit the model.</exception>
    protected sealed override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(Predict(Embed(input)));
    }

    /// <exception cref="ModelException">The images do not fit the model.</exception>
    private protected void RequireImages(Tensor input) => _images.Require(input);

    /// <summary>What describes each image; B×C×H×W to B×features.</summary>
    private protected abstract Tensor Describe(Tensor input);

    /// <summary>The last layer; B×features to B×outputs.</summary>
    private protected abstract Tensor Score(Tensor features);

    /// <summary>The last layer, in the shape that the task wants.</summary>
    private protected Tensor Predict(Tensor features) => Arrange(Score(features));

    /// <summary>Scores in the shape that the task wants.</summary>
    private protected Tensor Arrange(Tensor scores) => _outputs.Arrange(scores);
}
