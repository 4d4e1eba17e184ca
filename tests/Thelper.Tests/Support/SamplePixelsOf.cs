using Thelper.Data;

namespace Thelper.Tests.Support;

/// <summary>The numbers of a sample's images and label maps.</summary>
internal static class SamplePixelsOf
{
    /// <summary>The image's values, channel after channel.</summary>
    public static float[] Values(this Sample sample, string key)
    {
        var image = (SampleImage)sample[key]!;
        var values = new float[image.Channels * image.Height * image.Width];
        image.WriteTo(values);
        return values;
    }

    /// <summary>The label map's indices, row after row.</summary>
    public static long[] Labels(this Sample sample, string key)
    {
        var map = (LabelMap)sample[key]!;
        var labels = new long[map.Height * map.Width];
        map.WriteTo(labels);
        return labels;
    }
}
