using System.Text.Json;
using Thelper.Data.Files;

namespace Thelper.Data.Datasets;

/// <summary>
/// A file of instances in COCO's JSON (https://cocodataset.org/#format-data). Only one entry of its lists is unfolded at a
/// time; of segmentations, the places in the file are kept.
/// </summary>
internal sealed class CocoFile
{
    private readonly DataProblems _problems;

    private CocoFile(string path, DataProblems problems) => (Path, _problems) = (path, problems);

    public string Path { get; }

    public List<CocoImage> Images { get; } = [];

    public List<CocoAnnotation> Annotations { get; } = [];

    public List<(long Id, string Name)> Categories { get; } = [];

    /// <exception cref="DataException">The file cannot be read, or is no JSON of this form.</exception>
    public static CocoFile Read(string path, DataProblems problems)
    {
        var file = new CocoFile(path, problems);
        try
        {
            file.Read(File.ReadAllBytes(path));
        }
        catch (JsonException exception)
        {
            throw new DataException(
                $"{path}, line {exception.LineNumber + 1}: this is no sound JSON: {exception.Message}", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new DataException($"{path} has text that is not UTF-8; save it as UTF-8.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be read: {ReadFailure.Reason(path, exception)}", exception);
        }

        return file.Categories.Count > 0 && file.Images.Count > 0 ? file : throw new DataException(
            $"{path} has no {(file.Images.Count > 0 ? "categories" : "images")}; annotations in COCO's form have lists "
            + "'images', 'annotations' and 'categories'.");
    }

    private void Read(byte[] content)
    {
        // Some programs put a byte-order mark before the text.
        var start = content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        var reader = new Utf8JsonReader(content.AsSpan(start));
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new DataException($"{Path} is no section of JSON; annotations in COCO's form are one, with 'images', "
                + "'annotations' and 'categories'.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var list = reader.GetString();
            reader.Read();
            if (list is "images" or "annotations" or "categories" && reader.TokenType == JsonTokenType.StartArray)
            {
                ReadList(ref reader, list, start);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void ReadList(ref Utf8JsonReader reader, string list, long start)
    {
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            var entry = new CocoEntry(Path, list, i);
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                entry.Read(ref reader, start);
            }
            else
            {
                reader.Skip();
            }

            if (Add(entry, list) is { } problem)
            {
                _problems.Add($"{entry.Where} {problem}");
            }
        }
    }

    private string? Add(CocoEntry entry, string list)
    {
        switch (list)
        {
            case "categories" when entry is { Id: { } id, Name: { Length: > 0 } name }:
                Categories.Add((id, name));
                return null;
            case "images" when entry is { Id: { } id, FileName: { Length: > 0 } file }:
                Images.Add(new CocoImage(id, file, entry is { Width: > 0, Height: > 0 } ? (entry.Width, entry.Height) : null));
                return null;
            case "annotations" when entry is { ImageId: { } image, CategoryId: { } category }:
                Annotations.Add(new CocoAnnotation(entry, image, category));
                return null;
            default:
                return $"must have the keys {NeededKeys(list)}.";
        }
    }

    private static string NeededKeys(string list) => list switch
    {
        "categories" => "id and name",
        "images" => "id and file_name",
        _ => "image_id and category_id",
    };
}

/// <summary>An entry of <c>images</c>.</summary>
/// <param name="Id">Its number.</param>
/// <param name="FileName">Within the folder of images.</param>
/// <param name="Size">Width and height; null where the file does not tell.</param>
internal sealed record CocoImage(long Id, string FileName, (int Width, int Height)? Size);

/// <summary>An entry of <c>annotations</c>.</summary>
internal sealed class CocoAnnotation(CocoEntry entry, long imageId, long categoryId)
{
    public long ImageId => imageId;

    public long CategoryId => categoryId;

    /// <summary>Left, top, width and height; null where these are not four numbers.</summary>
    public double[]? Box => entry.Box;

    public bool IsCrowd => entry.IsCrowd;

    /// <summary>Where in the file the segmentation stands, and how many bytes it has; none where it has 0.</summary>
    public (long Offset, int Length) Segmentation => entry.Segmentation;

    /// <summary>To begin a sentence with.</summary>
    public string Where => entry.Where;
}
