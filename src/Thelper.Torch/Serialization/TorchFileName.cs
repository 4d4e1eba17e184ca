namespace Thelper.Torch;

/// <summary>The file being loaded, for messages.</summary>
internal sealed class TorchFileName(string name)
{
    private const int QuotedLength = 80;

    /// <summary>The error to throw.</summary>
    /// <param name="what">What is wrong: a sentence without its subject, the file, and without its full stop.</param>
    /// <param name="cause">What was caught, if anything.</param>
    public TorchFileException Refuse(string what, Exception? cause = null) =>
        new($"The file {name} {what}; nothing was loaded.", cause);

    public TorchFileException Damaged(string what) => Refuse($"is damaged: {what}");

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="TorchFileException">It cannot be opened.</exception>
    public static FileStream Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new TorchFileName(path).Refuse(Directory.Exists(path) ? "is a folder" : "does not exist");
        }

        try
        {
            return File.OpenRead(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new TorchFileName(path).Refuse($"cannot be read ({cause.Message.TrimEnd('.')})", cause);
        }
    }

    /// <summary>A name out of the file, fit for a message whatever it holds.</summary>
    public static string Quote(string text)
    {
        var shown = text.Length <= QuotedLength ? text : string.Concat(text.AsSpan(0, QuotedLength), "...");
        return $"'{string.Concat(shown.Select(c => char.IsControl(c) ? '?' : c))}'";
    }
}
