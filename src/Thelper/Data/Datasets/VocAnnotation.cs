using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Thelper.Data.Files;

namespace Thelper.Data.Datasets;

/// <summary>What a file of <c>Annotations</c> says of an image.</summary>
/// <param name="Path">The file.</param>
/// <param name="Size">Width and height as the file tells them; null where it does not.</param>
/// <param name="Objects">In the order of the file.</param>
internal sealed record VocAnnotation(string Path, (int Width, int Height)? Size, IReadOnlyList<VocObject> Objects)
{
    /// <exception cref="DataException">The file cannot be read, or is no annotation.</exception>
    public static VocAnnotation Read(string path)
    {
        try
        {
            using var reader = XmlReader.Create(
                path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            return root.Name == "annotation"
                ? new VocAnnotation(
                    path, SizeOf(root), [.. root.Elements("object").Select((item, i) => VocObject.Read(path, item, i + 1))])
                : throw new DataException($"{path} begins with <{root.Name}>, but an annotation in the format of PASCAL "
                    + "VOC begins with <annotation>.");
        }
        catch (XmlException exception)
        {
            throw new DataException($"{path} is no sound XML: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be read: {ReadFailure.Reason(path, exception)}", exception);
        }
    }

    private static (int, int)? SizeOf(XElement root) =>
        root.Element("size") is { } size && Side(size, "width") is { } width && Side(size, "height") is { } height
            ? (width, height) : null;

    private static int? Side(XElement size, string name) =>
        int.TryParse(size.Element(name)?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var side) && side > 0
            ? side : null;
}

/// <summary>An object of an annotation as it stands in the file.</summary>
/// <param name="Where">File, line and number, to begin a sentence with.</param>
/// <param name="Name">The class; empty where it is missing.</param>
/// <param name="Corners">Left, top, right and bottom pixel, each still in the box; null where one is missing or no
/// number.</param>
internal sealed record VocObject(string Where, string Name, double[]? Corners)
{
    private static readonly string[] CornerNames = ["xmin", "ymin", "xmax", "ymax"];

    public bool IsDifficult { get; private init; }

    public bool IsOccluded { get; private init; }

    public bool IsTruncated { get; private init; }

    public static VocObject Read(string path, XElement item, int number)
    {
        var name = item.Element("name")?.Value.Trim() ?? "";
        var box = item.Element("bndbox");
        double?[] corners = [.. CornerNames.Select(corner => Number(box?.Element(corner)))];
        return new VocObject(
            $"{path}, line {((IXmlLineInfo)(box ?? item)).LineNumber}: object {number} "
            + $"({(name.Length > 0 ? name : "without a name")})",
            name,
            corners.All(corner => corner is not null) ? [.. corners.Select(corner => corner!.Value)] : null)
        {
            IsDifficult = Flag(item, "difficult"),
            IsOccluded = Flag(item, "occluded"),
            IsTruncated = Flag(item, "truncated"),
        };
    }

    private static double? Number(XElement? element) =>
        double.TryParse(element?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : null;

    private static bool Flag(XElement item, string name) => item.Element(name)?.Value.Trim() is "1" or "true" or "True";
}
