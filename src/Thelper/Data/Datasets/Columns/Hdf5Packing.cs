using System.Text.Json;
using Thelper.Data.Files;
using Thelper.Hdf5;

namespace Thelper.Data.Datasets.Columns;

/// <summary>
/// What the attributes of an archive's dataset say about vectors of bytes: <c>compression</c>, <c>orig_dtype</c> and
/// <c>orig_shape</c>. Each dataset has its own. The texts are read as data; nothing in them is ever run.
/// </summary>
/// <param name="IsImage">Whether each vector is a JPEG or PNG file.</param>
/// <param name="Element">Of the array that each vector holds; null where it holds a text.</param>
/// <param name="Sizes">Of that array; null where it has one dimension of any length.</param>
internal sealed record Hdf5Packing(bool IsImage, ElementType? Element, int[]? Sizes)
{
    private static readonly Dictionary<string, ElementType> Elements = new(StringComparer.Ordinal)
    {
        ["bool"] = ElementType.Boolean,
        ["bool_"] = ElementType.Boolean,
        ["int8"] = ElementType.Int8,
        ["uint8"] = ElementType.UInt8,
        ["int16"] = ElementType.Int16,
        ["uint16"] = ElementType.UInt16,
        ["int32"] = ElementType.Int32,
        ["uint32"] = ElementType.UInt32,
        ["int64"] = ElementType.Int64,
        ["uint64"] = ElementType.UInt64,
        ["float16"] = ElementType.Float16,
        ["float32"] = ElementType.Float32,
        ["float64"] = ElementType.Float64,
    };

    // What HDF5 itself undoes while reading, or nothing at all.
    private static readonly string[] Transparent = ["none", "gzip", "szip", "lzf", "chunk_lz4", "None", ""];

    /// <exception cref="DataException">The vectors are packed in a way that is not read.</exception>
    public static Hdf5Packing Read(Hdf5File file, string path)
    {
        var compression = CompressionType(file.TextAttribute(path, "compression"));
        var isImage = compression is "jpg" or "png";
        if (!isImage && !Transparent.Contains(compression))
        {
            throw new DataException(
                $"{file.Path}, '{path}' is compressed with '{compression}'; jpg, png, gzip and none are read. Write "
                + "the archive anew with one of these.");
        }

        var dtype = file.TextAttribute(path, "orig_dtype") ?? "";
        var name = dtype.Trim('<', '>', ' ', '\'').Split('.', '\'', ' ')[^1];
        return new Hdf5Packing(isImage, Elements.TryGetValue(name, out var type) ? type : null, SizesOf(file, path));
    }

    private static int[]? SizesOf(Hdf5File file, string path)
    {
        if (!file.Attributes(path).Contains("orig_shape"))
        {
            return null;
        }

        using var attribute = file.Attribute(path, "orig_shape");
        if (attribute.Type == Hdf5Type.Int64)
        {
            var sizes = new long[attribute.Sizes.Aggregate(1L, (product, size) => product * size)];
            attribute.Read(sizes.AsSpan());
            return [.. sizes.Select(size => checked((int)size))];
        }

        return null;
    }

    // A name alone, or a dictionary with a 'type' in JSON's or Python's notation.
    private static string CompressionType(string? text)
    {
        if (text is null)
        {
            return "none";
        }

        if (!text.TrimStart().StartsWith('{'))
        {
            return text.Trim();
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text) is var json && json.TryGetProperty("type", out var type)
                ? type.GetString() ?? "none" : "none";
        }
        catch (JsonException)
        {
            return FromPython(text);
        }
    }

    private static string FromPython(string text)
    {
        try
        {
            return PythonLiteral.Parse(text) is Dictionary<object, object?> entries && entries.TryGetValue("type", out var type)
                ? type as string ?? "none" : "none";
        }
        catch (FormatException)
        {
            return text;
        }
    }
}
