using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Transforms.Torchvision;

/// <summary>Replaces images by others made from them, now and then.</summary>
/// <param name="probability">0 to 1.</param>
/// <param name="change">Makes a new image.</param>
internal sealed class RandomPixelTransform(double probability, Func<Image, Image> change) : PixelTransform
{
    protected override void Change(SampleImage image, CounterRandom random)
    {
        if (random.NextDouble() < probability)
        {
            image.Mix(change);
        }
    }
}
