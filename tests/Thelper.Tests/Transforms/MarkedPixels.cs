using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Tests.Transforms;

/// <summary>Samples with bright pixels that have the label 3 and a box each.</summary>
internal static class MarkedPixels
{
    public static Sample At(int width, int height, params (int X, int Y)[] marks)
    {
        var (image, labels) = (new Image(width, height, 1, PixelDepth.UInt8), new Image(width, height, 1, PixelDepth.UInt8));
        foreach (var (x, y) in marks)
        {
            image.AsSpan<byte>()[(y * width) + x] = 255;
            labels.AsSpan<byte>()[(y * width) + x] = 3;
        }

        return new Sample
        {
            ["image"] = new SampleImage(image),
            ["labels"] = new LabelMap(labels),
            ["boxes"] = new List<BoundingBox>(marks.Select(mark => new BoundingBox(3, mark.X, mark.Y, mark.X, mark.Y))),
            ["label"] = 7L,
        };
    }

    /// <summary>One label map for a mask, whose pixels inside a rectangle are 1.</summary>
    public static LabelMap Mask(int width, int height, int left, int top, int right, int bottom)
    {
        var mask = new Image(width, height, 1, PixelDepth.UInt8);
        for (var i = 0; i < width * height; i++)
        {
            var (x, y) = (i % width, i / width);
            mask.AsSpan<byte>()[i] = (byte)(x >= left && x < right && y >= top && y < bottom ? 1 : 0);
        }

        return new LabelMap(mask);
    }

    /// <summary>The places of the bright pixels.</summary>
    public static (int X, int Y)[] Bright(object? value)
    {
        var image = (SampleImage)value!;
        var values = new float[image.Width * image.Height];
        image.WriteTo(values);
        return [.. Enumerable.Range(0, values.Length).Where(i => values[i] > 0).Select(i => (i % image.Width, i / image.Width))];
    }

    /// <summary>The places of the pixels with the label 3.</summary>
    public static (int X, int Y)[] Labelled(object? value)
    {
        var labels = (LabelMap)value!;
        var values = new long[labels.Width * labels.Height];
        labels.WriteTo(values);
        return [.. Enumerable.Range(0, values.Length).Where(i => values[i] == 3).Select(i => (i % labels.Width, i / labels.Width))];
    }

    /// <summary>The places of boxes that are one pixel large.</summary>
    public static (int X, int Y)[] Boxed(object? value) =>
        [.. ((IReadOnlyList<BoundingBox>)value!).Select(box => ((int)box.XMin, (int)box.YMin))];
}
