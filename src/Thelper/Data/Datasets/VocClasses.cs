using Thelper.Vision;

namespace Thelper.Data.Datasets;

/// <summary>The classes of the PASCAL Visual Object Classes challenges 2007 to 2012, and their colours in masks.</summary>
internal static class VocClasses
{
    /// <summary>The label of the borders between objects, and of objects that are hard to recognise.</summary>
    public const int Border = 255;

    /// <summary>The 20 classes, of which the first has the index 1 beside the background.</summary>
    public static readonly string[] Names =
    [
        "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow", "diningtable", "dog", "horse",
        "motorbike", "person", "pottedplant", "sheep", "sofa", "train", "tvmonitor",
    ];

    /// <summary>
    /// The colour of an index in masks: its bits are dealt to red, green and blue, three in each round, the first round
    /// into the highest bits of the colour.
    /// </summary>
    /// <param name="index">0 to 255.</param>
    public static Colour ColourOf(int index)
    {
        int red = 0, green = 0, blue = 0;
        for (var bit = 7; bit >= 0; bit--)
        {
            red |= (index & 1) << bit;
            green |= ((index >> 1) & 1) << bit;
            blue |= ((index >> 2) & 1) << bit;
            index >>= 3;
        }

        return new Colour((byte)red, (byte)green, (byte)blue);
    }
}
