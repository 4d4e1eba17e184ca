namespace Thelper.Data.Files;

/// <summary>
/// Images and labels of a file of CIFAR-10 or CIFAR-100 (https://www.cs.toronto.edu/~kriz/cifar.html), of the binary or the
/// Python version. An image is 3072 bytes: red, green and blue planes of 32x32.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Labels">One for each image: the fine one of CIFAR-100.</param>
/// <param name="Pixels">All images one after the other.</param>
internal sealed record CifarFile(string Path, byte[] Labels, byte[] Pixels)
{
    /// <summary>Bytes of an image.</summary>
    public const int ImageLength = 3 * 32 * 32;

    /// <summary>Reads a file of the binary version: the label bytes of an image, then its pixels, and so on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="labelBytes">1 for CIFAR-10; 2 for CIFAR-100, whose second is the fine label.</param>
    /// <exception cref="DataException">It is missing, or ends within an image.</exception>
    public static CifarFile ReadBinary(string path, int labelBytes)
    {
        var content = Content(path);
        var step = labelBytes + ImageLength;
        if (content.Length == 0 || content.Length % step != 0)
        {
            throw new DataException(
                $"{path} has {content.Length} bytes, but a file of this set has a multiple of {step}: it is damaged, "
                + "or of another set.");
        }

        var count = content.Length / step;
        var (labels, pixels) = (new byte[count], new byte[count * ImageLength]);
        for (var i = 0; i < count; i++)
        {
            labels[i] = content[(i * step) + labelBytes - 1];
            content.AsSpan((i * step) + labelBytes, ImageLength).CopyTo(pixels.AsSpan(i * ImageLength));
        }

        return new CifarFile(path, labels, pixels);
    }

    /// <summary>Reads a file of the Python version, as data alone.</summary>
    /// <param name="path">The file.</param>
    /// <param name="labelKey"><c>labels</c> for CIFAR-10, <c>fine_labels</c> for CIFAR-100.</param>
    /// <exception cref="DataException">It is missing, damaged, or holds anything but what such a file holds.</exception>
    public static CifarFile ReadPickled(string path, string labelKey)
    {
        var entries = ReadEntries(path);
        if (entries.GetValueOrDefault("data") is not CifarPickle.ByteArray pixels
            || entries.GetValueOrDefault(labelKey) is not List<object?> labels
            || !labels.TrueForAll(label => label is long and >= 0 and <= byte.MaxValue))
        {
            throw new DataException($"{path} lacks 'data' or '{labelKey}', which each file of this set has.");
        }

        return pixels.Bytes.Length == (long)labels.Count * ImageLength
            ? new CifarFile(path, [.. labels.Select(label => (byte)(long)label!)], pixels.Bytes)
            : throw new DataException(
                $"{path} has {labels.Count} labels, but {pixels.Bytes.Length} bytes of images of {ImageLength} each.");
    }

    /// <summary>Reads the names of the classes from the file beside the Python version's.</summary>
    /// <param name="path">The file, <c>batches.meta</c> or <c>meta</c>.</param>
    /// <param name="key"><c>label_names</c> for CIFAR-10, <c>fine_label_names</c> for CIFAR-100.</param>
    /// <exception cref="DataException">It is missing, damaged, or holds anything but what such a file holds.</exception>
    public static IReadOnlyList<string> ReadPickledNames(string path, string key) =>
        ReadEntries(path).GetValueOrDefault(key) is List<object?> names && names.TrueForAll(name => name is string)
            ? [.. names.Cast<string>()]
            : throw new DataException($"{path} lacks '{key}', the names of the classes.");

    private static Dictionary<string, object?> ReadEntries(string path)
    {
        try
        {
            return CifarPickle.Read(Content(path));
        }
        catch (FormatException exception)
        {
            throw new DataException($"{path} is no file of CIFAR's Python version: {exception.Message}.", exception);
        }
    }

    private static byte[] Content(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be read: {ReadFailure.Reason(path, exception)}", exception);
        }
    }
}
