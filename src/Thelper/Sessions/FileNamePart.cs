namespace Thelper.Sessions;

/// <summary>Names out of a configuration that become parts of the names of files.</summary>
internal static class FileNamePart
{
    public const string Rule = "which cannot be part of a file's name; use letters, digits, - and _.";

    public static bool IsValid(string name) => name.Length > 0 && name is not ("." or "..")
        && name.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && !name.Contains('\\', StringComparison.Ordinal);
}
