using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Tests.Transforms;

/// <summary>The result of transforms, read as a loader would.</summary>
internal static class Applied
{
    /// <summary>Height × width × channels, as the images of the golden files are.</summary>
    public static float[] To(Image image, params ITransformOptions[] options)
    {
        using var sample = new SampleImage(image);
        for (uint i = 0; i < options.Length; i++)
        {
            options[i].Create().Apply(sample, new CounterRandom(0, 0, 0, i));
        }

        return ChannelsLast(sample);
    }

    /// <summary>Applies an operation to an image alone, which stays the caller's.</summary>
    public static void Apply(this ITransform operation, SampleImage image, CounterRandom random) =>
        operation.Apply(new Sample { ["image"] = image }.Entries, random);

    private static float[] ChannelsLast(SampleImage sample)
    {
        var planes = new float[sample.Channels * sample.Height * sample.Width];
        sample.WriteTo(planes);
        var plane = sample.Height * sample.Width;
        return [.. Enumerable.Range(0, planes.Length).Select(i => planes[(i % sample.Channels * plane) + (i / sample.Channels)])];
    }
}
