using Thelper.Vision;

namespace Thelper.Tests.Support;

/// <summary>Tiny images in one folder per class, as <c>ImageFolderDataset</c> reads them.</summary>
internal static class ClassFolders
{
    /// <summary>Writes <c>CLASS/0.png</c>, <c>CLASS/1.png</c> and so on; no two images are equal.</summary>
    public static void Write(TemporaryFolder folder, int size, params IEnumerable<(string Class, int Count)> classes)
    {
        byte colour = 0;
        foreach (var (name, count) in classes)
        {
            for (var i = 0; i < count; i++)
            {
                folder.Write(Path.Combine(name, $"{i}.png"), Png(size, size, ++colour));
            }
        }
    }

    /// <summary>A picture of one colour but for its upper left pixel, which is white.</summary>
    public static byte[] Png(int width, int height, byte colour = 100)
    {
        using var image = new Image(width, height, channels: 3, PixelDepth.UInt8);
        image.AsSpan<byte>().Fill(colour);
        image.AsSpan<byte>()[..3].Fill(byte.MaxValue);
        return image.EncodePng();
    }
}
