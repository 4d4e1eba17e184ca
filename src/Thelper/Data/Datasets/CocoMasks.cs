using System.Text.Json;
using Thelper.Vision;

namespace Thelper.Data.Datasets;

/// <summary>Paints the regions of objects, which are read from the JSON file when they are needed.</summary>
/// <param name="path">The JSON file.</param>
internal sealed class CocoMasks(string path)
{
    /// <summary>The label map of an image; smaller regions lie on larger ones, and later on earlier ones of equal size.</summary>
    /// <exception cref="DataException">A segmentation is not as it should be.</exception>
    public LabelMap Paint(CocoSample sample, int width, int height, int labels)
    {
        var regions = sample.Objects.Select(item => (item.Box.ClassIndex, Inside: RegionOf(item.Annotation, width, height)))
            .ToArray();
        var label = new int[width * height];
        foreach (var (index, inside) in regions.OrderByDescending(region => region.Inside.Count(pixel => pixel)))
        {
            for (var i = 0; i < label.Length; i++)
            {
                label[i] = inside[i] ? index : label[i];
            }
        }

        return new LabelMap(labels <= byte.MaxValue + 1
            ? Image.FromPixels<byte>(Array.ConvertAll(label, value => (byte)value), width, height, channels: 1)
            : Image.FromPixels<ushort>(Array.ConvertAll(label, value => (ushort)value), width, height, channels: 1));
    }

    private bool[] RegionOf(CocoAnnotation annotation, int width, int height)
    {
        try
        {
            var content = new byte[annotation.Segmentation.Length];
            using var file = File.OpenHandle(path);
            for (var filled = 0; filled < content.Length;)
            {
                var count = RandomAccess.Read(file, content.AsSpan(filled), annotation.Segmentation.Offset + filled);
                filled += count > 0 ? count : throw new InvalidDataException("has gone from the file since it was opened");
            }

            using var segmentation = JsonDocument.Parse(content);
            return CocoRegion.Read(segmentation.RootElement, width, height);
        }
        catch (InvalidDataException exception)
        {
            throw new DataException($"{annotation.Where} {exception.Message}.", exception);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{annotation.Where} cannot be read any more: {exception.Message}", exception);
        }
    }
}
