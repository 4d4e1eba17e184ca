namespace Thelper.Data.Files;

/// <summary>Why a file cannot be read, in words of our own where the system's would not help.</summary>
internal static class ReadFailure
{
    /// <summary>A sentence without its capital letter, to follow upon a colon.</summary>
    /// <param name="path">The file.</param>
    /// <param name="exception">What reading it threw.</param>
    public static string Reason(string path, Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it does not exist.",
        UnauthorizedAccessException => Directory.Exists(path) ? "it is a folder." : "you may not read it.",
        _ => exception.Message,
    };
}
