using System.Text.Json;
using Thelper.Vision;

namespace Thelper.Data.Datasets;

/// <summary>Where an object is, as an annotation's <c>segmentation</c> tells: polygons, or runs of pixels.</summary>
internal static class CocoRegion
{
    private const byte Inside = 255;
    private const float Farthest = 1e6f;

    /// <summary>The pixels of a region, row after row.</summary>
    /// <param name="segmentation">A list of polygons, or a section with <c>counts</c> and <c>size</c>.</param>
    /// <param name="width">Of the image.</param>
    /// <param name="height">Of the image.</param>
    /// <exception cref="InvalidDataException">It is none of these; a clause without full stop.</exception>
    public static bool[] Read(JsonElement segmentation, int width, int height) => segmentation.ValueKind switch
    {
        JsonValueKind.Array => OfPolygons(segmentation, width, height),
        JsonValueKind.Object => OfRuns(segmentation, width, height),
        _ => throw new InvalidDataException("has a segmentation that is neither a list of polygons nor runs of pixels"),
    };

    private static bool[] OfPolygons(JsonElement polygons, int width, int height)
    {
        using var mask = new Image(width, height, channels: 1, PixelDepth.UInt8);
        foreach (var polygon in polygons.EnumerateArray())
        {
            mask.FillPolygon(Points(polygon), new Colour(Inside, Inside, Inside), antiAlias: false);
        }

        return Array.ConvertAll(mask.AsSpan<byte>().ToArray(), value => value != 0);
    }

    private static (float X, float Y)[] Points(JsonElement polygon)
    {
        var numbers = polygon.ValueKind == JsonValueKind.Array
            ? polygon.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number ? item.GetSingle() : float.NaN)
                .ToArray() : [];
        return numbers.Length >= 6 && numbers.Length % 2 == 0 && numbers.All(number => MathF.Abs(number) <= Farthest)
            ? [.. numbers.Chunk(2).Select(point => (point[0], point[1]))]
            : throw new InvalidDataException(
                $"has a polygon of {numbers.Length} numbers; a polygon is a list of x and y in turn, of three points or "
                + "more, each a number");
    }

    private static bool[] OfRuns(JsonElement runs, int width, int height)
    {
        if (!runs.TryGetProperty("size", out var size) || !runs.TryGetProperty("counts", out var counts))
        {
            throw new InvalidDataException("has runs of pixels without 'size' or 'counts'");
        }

        var declared = Integers(size);
        if (declared is not [var rows, var columns] || (columns, rows) != (width, height))
        {
            throw new InvalidDataException(
                $"has runs of pixels for the size [{string.Join(", ", declared ?? [])}], but the image has the height "
                + $"{height} and the width {width}");
        }

        var lengths = counts.ValueKind == JsonValueKind.String ? RunLengths.Decompress(counts.GetString()!) : Integers(counts);
        return lengths is null
            ? throw new InvalidDataException("has runs of pixels whose 'counts' are neither lengths nor their compressed form")
            : RunLengths.Expand(lengths, width, height) ?? throw new InvalidDataException(
                $"has runs of {lengths.Sum(length => (long)length)} pixels in all, but the image has {(long)width * height}");
    }

    private static int[]? Integers(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        int?[] numbers = [.. list.EnumerateArray()
            .Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number) ? (int?)number : null)];
        return numbers.All(number => number is not null) ? [.. numbers.Select(number => number!.Value)] : null;
    }
}
