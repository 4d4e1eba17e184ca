using System.Text;
using System.Text.Unicode;

namespace Thelper.Data.Files;

/// <summary>Files of UTF-8 text.</summary>
internal static class TextFile
{
    /// <summary>A reader that passes over a byte order mark, and throws <see cref="DecoderFallbackException"/> where the
    /// bytes are no UTF-8.</summary>
    public static StreamReader OpenUtf8(string path) =>
        new(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);

    /// <summary>The error for a file that turned out to be no UTF-8, with the first line that is none.</summary>
    public static DataException NotUtf8(string path, Exception? cause = null)
    {
        using var stream = new BufferedStream(File.OpenRead(path));
        var line = new List<byte>();
        var number = 1;
        for (var value = stream.ReadByte(); value >= 0; value = stream.ReadByte())
        {
            line.Add((byte)value);
            if (value == '\n')
            {
                if (!Utf8.IsValid(line.ToArray()))
                {
                    break;
                }

                line.Clear();
                number++;
            }
        }

        return new DataException($"{path}, line {number}: the text is not UTF-8; save the file with that encoding.", cause);
    }
}
