namespace Thelper.Vision.Tests.Samples;

/// <summary>Puts an orientation into an encoded image that has none.</summary>
internal static class Exif
{
    public static byte[] IntoJpeg(byte[] jpeg, byte orientation, bool bigEndian = false)
    {
        byte[] content = [.. "Exif\0\0"u8, .. Block(orientation, bigEndian)];
        byte[] marker = [0xFF, 0xE1, 0, (byte)(content.Length + 2)];
        return [.. jpeg[..2], .. marker, .. content, .. jpeg[2..]];
    }

    public static byte[] IntoPng(byte[] png, byte orientation)
    {
        const int endOfHeaderChunk = 33;
        var chunk = Png.Chunk("eXIf", Block(orientation, bigEndian: false));
        return [.. png[..endOfHeaderChunk], .. chunk, .. png[endOfHeaderChunk..]];
    }

    private static byte[] Block(byte orientation, bool bigEndian) => bigEndian
        ? [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
        : [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0];
}
