using System.Text.Json;

namespace Thelper.Data.Datasets;

/// <summary>The keys of an entry that mean something here; others, and values of other kinds, are passed over.</summary>
/// <param name="path">The file.</param>
/// <param name="list">Which list.</param>
/// <param name="index">From 0.</param>
internal sealed class CocoEntry(string path, string list, int index)
{
    /// <summary>To begin a sentence with.</summary>
    public string Where => $"{path}: entry {index} of '{list}'" + (Id is { } id ? $" (id {id})" : "");

    public long? Id { get; private set; }

    public string? Name { get; private set; }

    public string? FileName { get; private set; }

    public int Width { get; private set; }

    public int Height { get; private set; }

    public long? ImageId { get; private set; }

    public long? CategoryId { get; private set; }

    public double[]? Box { get; private set; }

    public bool IsCrowd { get; private set; }

    public (long Offset, int Length) Segmentation { get; private set; }

    /// <summary>Reads from the beginning of the section to its end.</summary>
    /// <param name="reader">At the beginning.</param>
    /// <param name="start">Where in the file the reader began.</param>
    public void Read(ref Utf8JsonReader reader, long start)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString();
            reader.Read();
            if (key == "segmentation")
            {
                var offset = reader.TokenStartIndex;
                reader.Skip();
                Segmentation = (start + offset, (int)(reader.BytesConsumed - offset));
            }
            else if (key == "bbox")
            {
                Box = Numbers(ref reader);
            }
            else
            {
                Take(key, ref reader);
            }
        }
    }

    private void Take(string? key, ref Utf8JsonReader reader)
    {
        switch (key, reader.TokenType)
        {
            case ("name", JsonTokenType.String):
                Name = reader.GetString();
                break;
            case ("file_name", JsonTokenType.String):
                FileName = reader.GetString();
                break;
            case ("iscrowd", JsonTokenType.True):
                IsCrowd = true;
                break;
            case (_, JsonTokenType.Number):
                Take(key, reader.GetDouble());
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private void Take(string? key, double number)
    {
        long? integer = number == Math.Floor(number) && Math.Abs(number) < 1L << 53 ? (long)number : null;
        switch (key)
        {
            case "id":
                Id = integer;
                break;
            case "image_id":
                ImageId = integer;
                break;
            case "category_id":
                CategoryId = integer;
                break;
            case "width":
                Width = (int)Math.Clamp(number, 0, int.MaxValue);
                break;
            case "height":
                Height = (int)Math.Clamp(number, 0, int.MaxValue);
                break;
            case "iscrowd":
                IsCrowd = number != 0;
                break;
        }
    }

    private static double[]? Numbers(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var numbers = new List<double>();
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            numbers.Add(reader.GetDouble());
        }

        var isWhole = reader.TokenType == JsonTokenType.EndArray;
        while (reader.TokenType != JsonTokenType.EndArray)
        {
            reader.Skip();
            reader.Read();
        }

        return isWhole && numbers.Count == 4 && numbers.All(double.IsFinite) ? [.. numbers] : null;
    }
}
