namespace Thelper.Vision.Tests.Samples;

/// <summary>The files of the folder Jpegs, which says how they were made.</summary>
internal static class Jpegs
{
    public static readonly string[] Names =
    [
        "grey", "grey-2x2", "444", "422", "440", "420", "411", "420-restarts", "420-progressive", "444-scans",
        "420-arithmetic", "420-tiny", "cmyk",
    ];

    public static byte[] Read(string name) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Jpegs", $"{name}.jpg"));
}
