using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Thelper.Tasks;

namespace Thelper.Reports;

/// <summary>Boxes as GeoJSON (RFC 7946), indented by 2.</summary>
internal static class GeoFeature
{
    private const string Indent = "    ";

    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A box as an item of a collection; without a confidence where that is not finite.</summary>
    /// <param name="box">Any box.</param>
    /// <param name="image">The image's name or number; null where it has none.</param>
    /// <param name="transform">Says where the image lies.</param>
    public static string Json(BoundingBox box, string? image, Geotransform transform)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Form))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "Feature");
            WriteGeometry(writer, Corners(box.Extent, transform));
            WriteProperties(writer, box, image);
            writer.WriteEndObject();
        }

        return Indent + Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("\n", "\n" + Indent, StringComparison.Ordinal);
    }

    /// <summary>Writes a collection.</summary>
    /// <param name="stream">Stays open.</param>
    /// <param name="features">From <see cref="Json"/>; may be none.</param>
    public static void WriteCollection(Stream stream, IEnumerable<string> features)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        writer.Write("{\n  \"type\": \"FeatureCollection\",\n  \"features\": [");
        var next = "\n";
        foreach (var feature in features)
        {
            writer.Write(next);
            writer.Write(feature);
            next = ",\n";
        }

        writer.Write(next == "\n" ? "]\n}" : "\n  ]\n}");
    }

    /// <summary>The closed outline, counterclockwise on the map as the standard has it.</summary>
    private static (double X, double Y)[] Corners(Extent extent, Geotransform transform)
    {
        (double X, double Y)[] corners =
        [
            transform.Place(extent.Left, extent.Top), transform.Place(extent.Right, extent.Top),
            transform.Place(extent.Right, extent.Bottom), transform.Place(extent.Left, extent.Bottom),
            transform.Place(extent.Left, extent.Top),
        ];
        if (transform.IsMirrored)
        {
            Array.Reverse(corners);
        }

        return corners;
    }

    private static void WriteGeometry(Utf8JsonWriter writer, (double X, double Y)[] corners)
    {
        writer.WriteStartObject("geometry");
        writer.WriteString("type", "Polygon");
        writer.WriteStartArray("coordinates");
        writer.WriteStartArray();
        foreach (var (x, y) in corners)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(x);
            writer.WriteNumberValue(y);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter writer, BoundingBox box, string? image)
    {
        writer.WriteStartObject("properties");
        writer.WriteString("image_id", image);
        if (box.Confidence is { } confidence && double.IsFinite(confidence))
        {
            writer.WriteNumber("confidence", confidence);
        }
        else
        {
            writer.WriteNull("confidence");
        }

        writer.WriteEndObject();
    }
}
