using Thelper.Torch;

namespace Thelper.Models;

/// <summary>What a model needs of images, so that its layers have something to work on.</summary>
/// <param name="Model">Its name, for the sentence.</param>
/// <param name="SmallestSide">The least height and width, in pixels.</param>
/// <param name="Channels">Of each image; 3 by default.</param>
internal sealed record ImageNeeds(string Model, int SmallestSide, int Channels = 3)
{
    /// <summary>Refuses other images.</summary>
    /// <param name="images">B×C×H×W.</param>
    /// <exception cref="ModelException">They are too small, or have other channels.</exception>
    public void Require(Tensor images)
    {
        var shape = images.Shape;
        if (shape.Length != 4 || shape[1] != Channels || shape[2] < SmallestSide || shape[3] < SmallestSide)
        {
            throw new ModelException(
                $"{Model} takes images of {Channels} channels and at least {SmallestSide}x{SmallestSide} pixels, but received a "
                + $"batch of the shape {string.Join("x", shape)}; let the transforms make them so, or choose another model.");
        }
    }
}
