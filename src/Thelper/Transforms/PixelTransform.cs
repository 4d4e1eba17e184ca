using Thelper.Data;

namespace Thelper.Transforms;

/// <summary>An operation on the values of images; what lies where stays, so label maps and boxes are left alone.</summary>
public abstract class PixelTransform : ITransform
{
    /// <inheritdoc/>
    public void Apply(SampleEntries entries, CounterRandom random)
    {
        foreach (var entry in entries)
        {
            if (entry.Value is SampleImage image)
            {
                Change(image, random);
            }
        }
    }

    /// <summary>Changes an image.</summary>
    /// <param name="image">Changed in place.</param>
    /// <param name="random">The same numbers for all images of a sample.</param>
    protected abstract void Change(SampleImage image, CounterRandom random);
}
